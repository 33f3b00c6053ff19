package dev.aiemployee.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.journal.Journal;
import dev.aiemployee.core.terminal.Terminal;
import dev.aiemployee.local.outbox.JournalPage;
import dev.aiemployee.local.outbox.LedgerEntry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code journal}: what was approved, tried and sent, as this machine wrote it down; what is unknown comes first. */
@Command(name = "journal", description = "Show what was approved, tried and sent; what is unknown comes first.")
public final class JournalCommand extends AgentCommand {
    private static final int NEWEST = 50;

    @Option(names = "--json", description = "Write JSON, and nothing else, to standard output.")
    private boolean json;

    @Option(names = "--all", description = "Show every entry, not only the newest " + NEWEST + ".")
    private boolean all;

    public JournalCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Environment environment = environment();
        JournalPage page =
                new JournalPage(Journal.read(environment.path(EnvVar.STATE_PATH).resolve("ledger.jsonl")));
        if (json) {
            printJson(page);
        } else if (page.entries().isEmpty()) {
            out().println("Nothing was shown, approved or sent here yet.");
        } else {
            printUnknown(page, zone(environment));
            printEntries(page, zone(environment));
        }
        return ExitCode.DONE;
    }

    private void printUnknown(JournalPage page, ZoneId zone) {
        for (LedgerEntry entry : page.unknown()) {
            String id = Terminal.plain(entry.approval().value());
            out().println("UNKNOWN  " + id + ": " + Terminal.plain(JournalPage.words(entry, zone)));
            out().println("    it is not there:  local-agent approve " + id + "   (sends it again)");
            out().println("    it is there:      local-agent reject " + id + "    (nothing is sent)");
            out().println();
        }
    }

    private void printEntries(JournalPage page, ZoneId zone) {
        List<LedgerEntry> entries = page.told();
        int from = all ? 0 : Math.max(0, entries.size() - NEWEST);
        if (from > 0) {
            out().println("... " + from + " earlier entries; all of them: local-agent journal --all");
        }
        for (LedgerEntry entry : entries.subList(from, entries.size())) {
            out().printf(
                            "%s  %-12s %s%n",
                            JournalPage.when(entry, zone),
                            JournalPage.step(entry),
                            Terminal.plain(entry.approval() + JournalPage.detail(entry)));
        }
    }

    private void printJson(JournalPage page) {
        List<Map<String, Object>> entries = new ArrayList<>();
        page.entries().forEach(entry -> entries.add(JournalPage.fields(entry)));
        List<String> unknown =
                page.unknown().stream().map(entry -> entry.approval().value()).toList();
        try {
            out().println(new ObjectMapper().writeValueAsString(Map.of("unknown", unknown, "entries", entries)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text are always JSON", e);
        }
    }
}
