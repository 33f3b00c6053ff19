package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.process.Command;
import dev.aiemployee.demo.witness.BareRepository;
import dev.aiemployee.demo.witness.NoteText;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything is filed: notes in {@code Done/}, lines in the audit log, the Dashboard, commits. */
final class RecordScene implements Scene {
    private static final Pattern DIGEST = Pattern.compile("\"approval_digest\":\\s*\"(sha256:)?[0-9a-f]{64}\"");

    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;
    private final BareRepository remote;

    RecordScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
        this.remote = stage.remote();
    }

    @Override
    public String title() {
        return "Everything is filed, logged and published";
    }

    @Override
    public void play() {
        stage.patience().until("every task and every decision in its last folder, published", this::isFiled);
        stage.patience()
                .until("a published Dashboard that tells of the three mails and of nothing that waits", this::isTold);
        stage.patience().until("a published audit log that has the three mails", this::isAudited);
        casebook.approved().forEach(this::checkDone);
        checkRejected(casebook.of(Mail.WRONG_CHARSET));
        narrator.check("nothing waits, nothing is owned, nothing lies about", isEmptyElsewhere(), this::elsewhere);
        checkDashboard();
        checkAudit();
        narrator.say("git log of the repository, newest first");
        narrator.quote(remote.log("%h %an: %s"));
    }

    private boolean isFiled() {
        return isEmptyElsewhere()
                && casebook.all().stream().allMatch(one -> done(one.source()).isPresent())
                && casebook.approved().stream()
                        .allMatch(one -> done(one.draft()).isPresent())
                && remote.notes("Updates").isEmpty();
    }

    private boolean isTold() {
        String page = remote.find("Dashboard.md");
        return page.lines().noneMatch(line -> line.startsWith("- [[Pending_Approval/"))
                && casebook.approved().stream().allMatch(one -> page.contains(one.draft()));
    }

    private boolean isAudited() {
        List<String> lines = audit();
        return casebook.approved().stream().allMatch(one -> lines.stream().anyMatch(line -> tellsOf(line, one)));
    }

    private List<String> audit() {
        return remote.files("Logs/Actions").stream()
                .filter(path -> path.endsWith("-local.jsonl"))
                .flatMap(path -> remote.find(path).lines())
                .filter(line -> line.contains("\"send_email\""))
                .toList();
    }

    private Optional<String> done(String id) {
        return remote.notes("Done/email").stream()
                .filter(path -> path.matches("Done/email/\\d{4}-\\d{2}/" + Pattern.quote(id) + "\\.md"))
                .findFirst();
    }

    private boolean isEmptyElsewhere() {
        return elsewhere().isEmpty();
    }

    private List<String> elsewhere() {
        return Stream.of("Needs_Action/email", "In_Progress", "Pending_Approval", "Approved", "Failed", "Conflicts")
                .flatMap(folder -> remote.notes(folder).stream())
                .toList();
    }

    private void checkDone(Case approved) {
        String note = done(approved.draft()).orElse("");
        narrator.same(
                note + ": sent", new NoteText(remote.show(note)).value("status").orElse(""), "sent");
        narrator.same(
                "  it still holds what was sent, and its task is done",
                List.of(
                        new NoteText(remote.show(note)).draft(),
                        statusOf(done(approved.source()).orElse(""))),
                List.of(approved.text(), "done"));
    }

    private void checkRejected(Case rejected) {
        String note = "Rejected/email/" + rejected.draft() + ".md";
        narrator.same(note + ": rejected", statusOf(note), "rejected");
        narrator.check("  it says why", remote.show(note).contains(DecisionScene.REASON), () -> remote.show(note));
        String task = remote.show(done(rejected.source()).orElse(""));
        narrator.check(
                "  its task is done with that outcome",
                new NoteText(task)
                        .value("outcome")
                        .filter(outcome -> outcome.contains("rejected"))
                        .isPresent(),
                () -> task);
    }

    private String statusOf(String path) {
        return new NoteText(remote.show(path)).value("status").orElse("");
    }

    private void checkDashboard() {
        stage.patience().until("a local-agent pending that lists none of them any more", this::isNothingPending);
        narrator.check("local-agent pending lists none of them any more", true, casebook::all);
        narrator.say("Dashboard.md");
        narrator.quote(remote.show("Dashboard.md").lines().toList());
        narrator.check(
                "the Dashboard in the repository tells of the three mails",
                casebook.approved().stream()
                        .allMatch(one -> remote.show("Dashboard.md").contains(one.draft())),
                () -> remote.show("Dashboard.md"));
    }

    private void checkAudit() {
        List<String> lines = audit();
        for (Case one : casebook.approved()) {
            narrator.check(
                    "the audit log has the mail to " + one.mail().sender() + ", with the digest that was approved",
                    lines.stream().anyMatch(line -> tellsOf(line, one)),
                    () -> lines);
        }
        Case rejected = casebook.of(Mail.WRONG_CHARSET);
        narrator.check(
                "it has no mail to " + rejected.mail().sender() + ", and no word of any text",
                lines.stream()
                        .noneMatch(line ->
                                line.contains(rejected.mail().sender()) || line.contains("the bowl on page 12")),
                () -> lines);
    }

    /** The disk follows the remote, a moment later. */
    private boolean isNothingPending() {
        Command.Result pending = stage.local().runCli("pending", "--json").orThrow();
        return casebook.all().stream().noneMatch(one -> pending.text().contains(one.draft()));
    }

    private static boolean tellsOf(String line, Case sent) {
        return line.contains(sent.mail().sender())
                && line.contains("\"result\":\"done\"")
                && DIGEST.matcher(line).find();
    }
}
