package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.merge.DeletionFiles;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.report.HeldFile;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.terminal.Terminal;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the latest cycle of sync met and no look from outside shows: a push that the host refuses, files that wait. It stands in the
 * clone's own files, so nobody is asked and nothing is tried.
 */
final class LastSync {
    private final Path vault;
    private final String program;
    private final ZoneId zone;
    private final Optional<Note> state;

    /** @param program the agent's command, {@code local-agent} */
    LastSync(Path vault, String program, ZoneId zone) {
        this.vault = vault;
        this.program = program;
        this.zone = zone;
        this.state = new DiskView(vault).syncState();
    }

    /** What keeps the vault from being in step, and what to do. */
    List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        trouble().ifPresent(problems::add);
        problems.addAll(stuck());
        word(new DeletionFiles(vault), "removals", "--accept-deletions").ifPresent(problems::add);
        word(DeletionFiles.ofAdditions(vault), "new notes", "--accept-additions")
                .ifPresent(problems::add);
        return problems;
    }

    /** Files that stay out of what is shared, while all else is in step. */
    List<HeldPath> held() {
        return new HeldFile(vault).read();
    }

    private Optional<Problem> trouble() {
        String problem = text("problem");
        boolean isSeen = Word.find(CycleReport.Trouble.class, text("trouble"))
                .filter(CycleReport.Trouble::isSeenAtOnce)
                .isPresent();
        return problem.isEmpty() || isSeen
                ? Optional.empty()
                : Optional.of(new Problem(
                        "sync",
                        "has not gone through " + since() + ": " + Terminal.plain(problem),
                        "alerts in Needs_Action/system/ say more; once the cause is gone, a running agent goes on by itself, and `"
                                + program + " sync` at once"));
    }

    private String since() {
        String last = text("last_pull_timestamp");
        return last.isEmpty() ? "yet" : "since " + Terminal.plain(Terminal.time(last, zone));
    }

    /** What others changed and this disk does not take. */
    private List<Problem> stuck() {
        return state.map(note -> note.list("stuck")).orElse(List.of()).stream()
                .map(path -> new Problem(
                        "sync",
                        "leaves a note behind: " + Terminal.plain(path),
                        "a running agent tries it again by itself, and `" + program + " sync` at once"))
                .toList();
    }

    private Optional<Problem> word(DeletionFiles files, String what, String option) {
        int waiting = files.withheld().size();
        return waiting == 0
                ? Optional.empty()
                : Optional.of(new Problem(
                        "sync",
                        "waits for your word on " + waiting + " " + what,
                        "look at the alert in Needs_Action/system/; `" + program + " sync " + option
                                + "` lists them and says yes"));
    }

    private String text(String key) {
        return state.flatMap(note -> note.text(key)).orElse("");
    }
}
