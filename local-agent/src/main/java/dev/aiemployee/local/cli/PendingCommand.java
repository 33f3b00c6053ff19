package dev.aiemployee.local.cli;

import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.cli.Agent;
import dev.aiemployee.core.cli.AgentCommand;
import dev.aiemployee.core.cli.ExitCode;
import dev.aiemployee.core.cli.Terminal;
import dev.aiemployee.core.cli.Unfinished;
import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.ApprovalContent;
import dev.aiemployee.local.approve.Mailbox;
import dev.aiemployee.local.approve.ReadApproval;
import dev.aiemployee.local.approve.Recipients;
import dev.aiemployee.local.approve.Verdict;
import dev.aiemployee.local.brake.PauseFile;
import dev.aiemployee.local.desk.LeftToYou;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** {@code pending}: what waits for a decision, or for its turn. */
@Command(name = "pending", description = "Show what waits for your decision.")
public final class PendingCommand extends AgentCommand {
    public PendingCommand(Agent agent) {
        super(agent);
    }

    @Override
    protected ExitCode run() {
        Environment environment = environment();
        Unfinished.problem(environment.path(EnvVar.VAULT_PATH), agent().program())
                .ifPresent(problem -> {
                    throw new ConfigurationException(problem);
                });
        tellBrakes(environment);
        tellAlerts(environment);
        Approvals approvals = new Approvals(environment);
        List<Approvals.Found> open = approvals.open();
        List<LeftToYou> left = LeftToYou.in(reader(environment));
        Map<Boolean, List<Approvals.Found>> underWay = open.stream()
                .collect(Collectors.partitioningBy(found -> approvals.isUnderWay(found, verdict(approvals, found))));
        List<Approvals.Found> waiting = underWay.getOrDefault(false, List.of());
        if (waiting.isEmpty() && left.isEmpty()) {
            out().println("Nothing waits for you.");
        }
        tell(left);
        waiting.forEach(found -> tell(approvals, found));
        tellUnderWay(approvals, underWay.getOrDefault(true, List.of()));
        if (waiting.isEmpty()) {
            return ExitCode.DONE;
        }
        out().println();
        out().println("Look:    local-agent show ID");
        out().println("Decide:  local-agent approve ID  |  local-agent reject ID --reason \"...\"  |  in Obsidian");
        return ExitCode.DONE;
    }

    private Verdict verdict(Approvals approvals, Approvals.Found found) {
        return approvals.verdict(found, agent().machine().timing().clock().instant());
    }

    /** One line each: there is nothing to decide. */
    private void tellUnderWay(Approvals approvals, List<Approvals.Found> underWay) {
        if (!underWay.isEmpty()) {
            out().println("Under way, nothing to decide:");
        }
        underWay.forEach(found -> {
            String what = found.read() instanceof ReadApproval.Whole whole
                    ? " \"" + whole.content().outgoing().letter().subject() + "\" to "
                            + joined(
                                    whole.content().outgoing().recipients().to(),
                                    whole.content().outgoing().outlet().places())
                    : "";
            String why = approvals
                    .delayed(found)
                    .map(delayed -> "; because " + delayed.refusals().reason())
                    .orElse("");
            out().println("  "
                    + Terminal.plain(found.id().value() + "  (" + state(approvals, found) + ")" + what + why));
        });
    }

    private void tellBrakes(Environment environment) {
        PauseFile pause = PauseFile.in(environment.path(EnvVar.STATE_PATH));
        if (pause.isThere()) {
            out().println("PAUSED: nothing leaves until `local-agent resume` (" + pause.path() + ")");
        }
        if (environment.flag(EnvVar.DRY_RUN)) {
            out().println("DRY RUN: nothing leaves while DRY_RUN=true");
        }
    }

    /** Trouble comes first. */
    private void tellAlerts(Environment environment) {
        DiskRoom.of(environment.path(EnvVar.VAULT_PATH)).problem().ifPresent(full -> out().println("ALERT: " + full));
        OpenAlert.in(reader(environment))
                .forEach(alert -> out().println("ALERT: " + Terminal.plain(alert.title() + " (" + alert.path() + ")")));
    }

    private void tell(List<LeftToYou> mails) {
        mails.forEach(mail -> {
            out().println("left to you, without a draft: "
                    + Terminal.plain(mail.path().value()));
            line("from", mail.from());
            line("subject", mail.subject());
            line("because", mail.reason());
        });
    }

    private static VaultReader reader(Environment environment) {
        return new VaultReader(environment.path(EnvVar.VAULT_PATH), new NoteFormat());
    }

    private void tell(Approvals approvals, Approvals.Found found) {
        out().println(Terminal.plain(found.id().value()) + "  (" + state(approvals, found) + ")");
        if (found.read() instanceof ReadApproval.Whole whole) {
            describe(approvals, whole.content());
        } else {
            out().println("    cannot be read: "
                    + Terminal.plain(String.join("; ", ((ReadApproval.Broken) found.read()).problems())));
        }
        if (verdict(approvals, found) instanceof Verdict.NotYet told
                && told.unclear()
                && found.read() instanceof ReadApproval.Whole) {
            line("because", told.message());
        }
        line("because", approvals.failure(found));
        found.askedAgain().ifPresent(why -> line("again", why));
    }

    private String state(Approvals approvals, Approvals.Found found) {
        Optional<Instant> leaves = approvals.leavesAt(found);
        Optional<Verdict.Delayed> delayed = approvals.delayed(found);
        if (delayed.isPresent()) {
            return "approved, not sent yet, tried again at "
                    + time(delayed.get().next());
        }
        return leaves.map(time -> "approved, goes out at " + time(time))
                .orElseGet(() -> words(found, verdict(approvals, found)));
    }

    private static String words(Approvals.Found found, Verdict verdict) {
        if (verdict instanceof Verdict.Rejected || found.path().isUnder(VaultLayout.REJECTED)) {
            return "rejected, being filed";
        } else if (verdict instanceof Verdict.Approved) {
            return "approved, the agent takes it up in a moment";
        } else if (verdict instanceof Verdict.Revised) {
            return "another draft is asked for";
        }
        return switch (found.status()) {
            case "pending" -> "waits for you";
            case "executing" -> "being sent";
            case "unknown" -> "may have been sent: look into your Sent folder, then approve or reject it";
            default -> Terminal.plain(found.status());
        };
    }

    private String time(Instant moment) {
        return Terminal.time(moment, agent().machine().timing().clock().getZone());
    }

    private void describe(Approvals approvals, ApprovalContent content) {
        Recipients recipients = content.outgoing().recipients();
        line("to", joined(recipients.to(), content.outgoing().outlet().places()));
        line("cc", joined(recipients.cc(), List.of()));
        line("bcc", joined(recipients.bcc(), List.of()));
        line("subject", content.outgoing().letter().subject());
        content.outgoing().letter().attachments().forEach(file -> line("attached", file.toString()));
        content.lacking().forEach(why -> line("problem", why));
        List<String> risks = approvals.risks(content);
        if (!risks.isEmpty()) {
            line("look at", Risks.inWords(risks));
        }
    }

    private static String joined(List<Mailbox> mailboxes, List<String> places) {
        return Stream.concat(mailboxes.stream().map(Mailbox::toString), places.stream())
                .collect(Collectors.joining(", "));
    }

    private void line(String name, String value) {
        if (value.isEmpty()) {
            return;
        }
        out().println(String.format("    %-9s%s", name, Terminal.plain(value)));
    }
}
