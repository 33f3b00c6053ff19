package dev.aiemployee.local.approve;

import dev.aiemployee.core.handbook.Handbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what the operator was not told before the yes, or should be told twice (DESIGN section 6). Pure. */
record Doubts(Situation situation) {
    /** What was not asked about this content yet; empty when the yes counts. */
    List<Doubt> open(ApprovalContent content) {
        Digest digest = Digest.of(content.outgoing());
        Set<Digest> asked = situation.standing().history().asked();
        return all(content).stream()
                .filter(doubt -> !asked.contains(doubt.about(digest)))
                .toList();
    }

    private List<Doubt> all(ApprovalContent content) {
        History.Shown shown = situation.standing().history().shown();
        Handbook handbook = situation.background().handbook();
        List<Doubt> doubts = new ArrayList<>();
        Recipients recipients = content.outgoing().recipients();
        Set<String> added = new TreeSet<>(content.outgoing().reach());
        added.removeAll(shown.reach());
        if (!added.isEmpty()) {
            doubts.add(new Doubt("", added(added, shown.reach())));
        }
        doubts.addAll(aboutFiles(content.outgoing().letter().attachments(), shown.files()));
        List<String> strangers = RiskFlags.strangers(recipients, handbook);
        if (!strangers.isEmpty() && !shown.risk().contains(RiskFlags.NEW_RECIPIENT)) {
            doubts.add(new Doubt(
                    RiskFlags.NEW_RECIPIENT, String.join(", ", strangers) + " is not in your handbook's contacts"));
        }
        if (RiskFlags.isOverLimit(content.outgoing(), handbook)) {
            doubts.add(new Doubt(RiskFlags.LARGE_AMOUNT, overLimit(content.outgoing())));
        }
        if (!situation.background().precedent().isEmpty()) {
            doubts.add(new Doubt("", situation.background().precedent()));
        }
        return doubts;
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
