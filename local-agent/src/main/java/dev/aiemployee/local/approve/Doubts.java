package dev.aiemployee.local.approve;

import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ApprovalContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds what the operator was not told before the yes, or should be told twice (DESIGN section 6). What the note says of its own
 * risks takes no question away: whoever wrote it may have been taken over. Pure.
 */
record Doubts(Situation situation) {
    /** What was not asked about this content yet; empty when the yes counts. */
    List<Doubt> open(ApprovalContent content) {
        List<Doubt> doubts = new ArrayList<>(added(content));
        doubts.addAll(toAll(content));
        doubts.addAll(strangers(content));
        doubts.addAll(standing(content));
        doubts.addAll(toLookAt(content));
        situation.background().claims().forEach(claim -> doubts.add(new Doubt("", claim)));
        doubts.addAll(declared(content));
        return unasked(content, doubts);
    }

    /** The same right before the act, for a yes that counted: what may have come up since. */
    List<Doubt> since(ApprovalContent content) {
        List<Doubt> doubts = new ArrayList<>(added(content));
        if (!situation.standing().history().shown().risk().contains(RiskFlags.NEW_RECIPIENT)) {
            doubts.addAll(strangers(content));
        }
        doubts.addAll(standing(content));
        return unasked(content, doubts);
    }

    private List<Doubt> unasked(ApprovalContent content, List<Doubt> doubts) {
        Digest digest = Digest.of(content.outgoing());
        Set<Digest> asked = situation.standing().history().asked();
        return doubts.stream()
                .filter(doubt -> !asked.contains(doubt.about(digest)))
                .toList();
    }

    /** Recipients and files that were not shown. */
    private List<Doubt> added(ApprovalContent content) {
        PastSteps.Shown shown = situation.standing().history().shown();
        List<Doubt> doubts = new ArrayList<>();
        Set<String> added = new TreeSet<>(content.outgoing().reach());
        added.removeAll(shown.reach());
        added.removeAll(content.marks().toAll());
        if (!added.isEmpty()) {
            doubts.add(new Doubt("", added(added, shown.reach())));
        }
        doubts.addAll(aboutFiles(content.outgoing().letter().attachments(), shown.files()));
        return doubts;
    }

    /** Asked about whoever set the tick, and whenever: a copy to everybody is seldom meant by a slip. */
    private static List<Doubt> toAll(ApprovalContent content) {
        String copies = content.marks().toAll().stream().sorted().collect(Collectors.joining(", "));
        return copies.isEmpty()
                ? List.of()
                : List.of(new Doubt("", "`To all` is ticked, so a copy also goes to " + copies));
    }

    private List<Doubt> strangers(ApprovalContent content) {
        List<String> strangers = RiskFlags.strangers(
                content.outgoing().recipients(), situation.background().handbook());
        return strangers.isEmpty()
                ? List.of()
                : List.of(new Doubt(
                        RiskFlags.NEW_RECIPIENT, String.join(", ", strangers) + " is not in your handbook's contacts"));
    }

    private List<Doubt> standing(ApprovalContent content) {
        List<Doubt> doubts = new ArrayList<>();
        if (RiskFlags.isOverLimit(content.outgoing(), situation.background().handbook())) {
            doubts.add(new Doubt(RiskFlags.LARGE_AMOUNT, overLimit(content.outgoing())));
        }
        if (!situation.background().precedent().isEmpty()) {
            doubts.add(new Doubt("", situation.background().precedent()));
        }
        return doubts;
    }

    /** What is easily passed over in the note, or cannot be seen in it at all. */
    private static List<Doubt> toLookAt(ApprovalContent content) {
        List<Doubt> doubts = new ArrayList<>();
        if (!content.hidden().isEmpty()) {
            doubts.add(new Doubt(
                    RiskFlags.HIDDEN_TEXT,
                    "the note does not show all that would be sent: " + String.join(", ", content.hidden())
                            + "; `local-agent show` prints every word"));
        }
        List<Mailbox> bcc = content.outgoing().recipients().bcc();
        if (!bcc.isEmpty()) {
            doubts.add(new Doubt(
                    RiskFlags.HIDDEN_COPY,
                    "a hidden copy (bcc) goes to "
                            + bcc.stream().map(Mailbox::toString).collect(Collectors.joining(", "))));
        }
        List<Attachment> files = content.outgoing().letter().attachments();
        if (!files.isEmpty()) {
            doubts.add(new Doubt(
                    RiskFlags.ATTACHMENT,
                    "it attaches " + files.stream().map(Attachment::toString).collect(Collectors.joining(", "))));
        }
        return doubts;
    }

    /** The drafter's own warnings, in one question. */
    private static List<Doubt> declared(ApprovalContent content) {
        List<String> flags = RiskFlags.declared(content);
        String words = flags.stream()
                .map(flag -> new RiskFlag(flag).clause())
                .distinct()
                .collect(Collectors.joining("; "));
        return flags.isEmpty() ? List.of() : List.of(new Doubt("", "its drafter warns: " + words));
    }

    private static String added(Set<String> added, Set<String> shown) {
        String goes = "it now also goes to " + String.join(", ", added);
        Set<String> domains = domains(added);
        domains.removeAll(domains(shown));
        return shown.isEmpty() || domains.isEmpty()
                ? goes
                : goes + " - at another domain than before: " + String.join(", ", domains);
    }

    /** A file is what its bytes are: another one under the same path was never seen. */
    private static List<Doubt> aboutFiles(List<Attachment> files, Set<Attachment> shown) {
        Set<String> paths = shown.stream().map(Attachment::path).collect(Collectors.toSet());
        return files.stream()
                .filter(file -> !shown.contains(file))
                .map(file -> paths.contains(file.path())
                        ? new Doubt("", "the attached " + file + " is not the file that was shown")
                        : new Doubt("", "it now also attaches " + file))
                .toList();
    }

    private static String overLimit(Outgoing outgoing) {
        String amount = outgoing.booking()
                .atStake()
                .map(stake -> stake.toPlainString() + " " + outgoing.booking().currency())
                .map(String::strip)
                .orElse("it does not say how much it is about, which");
        return amount + " is over your handbook's limit for "
                + outgoing.action().word();
    }

    private static Set<String> domains(Set<String> reach) {
        return reach.stream()
                .filter(address -> address.contains("@"))
                .map(address -> address.substring(address.lastIndexOf('@') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
