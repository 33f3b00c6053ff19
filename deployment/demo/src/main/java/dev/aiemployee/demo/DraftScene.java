package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.witness.BareRepository;
import dev.aiemployee.demo.witness.NoteText;
import dev.aiemployee.demo.witness.RawMail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The cloud works alone: it reads, triages, drafts and publishes. */
final class DraftScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;
    private final BareRepository remote;

    DraftScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
        this.remote = stage.remote();
    }

    @Override
    public String title() {
        return "The cloud agent reads, triages and drafts; it could not send if it wanted to";
    }

    @Override
    public void play() {
        stage.start(stage.cloud());
        List<Mail> drafted =
                Arrays.stream(Mail.values()).filter(Mail::isDrafted).toList();
        stage.patience()
                .until("four drafts and one finished newsletter in the repository", () -> isFinished(drafted.size()));
        drafted.forEach(this::checkDraft);
        checkNewsletter(drafted.size());
        checkReading();
        checkMailbox();
    }

    private boolean isFinished(int drafts) {
        return remote.notes("Pending_Approval/email").size() >= drafts
                && !remote.notes("Done/email").isEmpty()
                && remote.notes("Needs_Action/email").isEmpty()
                && remote.notes("In_Progress/cloud").stream()
                        .allMatch(path -> remote.find(path).contains("awaiting_approval"));
    }

    private void checkDraft(Mail mail) {
        List<String> found = remote.notes("Pending_Approval/email").stream()
                .filter(path -> new NoteText(remote.show(path)).addresses("to").equals(List.of(mail.sender())))
                .toList();
        narrator.same("one draft is addressed to " + mail.sender() + " and to nobody else", found.size(), 1);
        NoteText note = new NoteText(remote.show(found.get(0)));
        RawMail original = mail.read();
        String received = original.decodedHeader("Subject").orElse("");
        String subject = received.toLowerCase(Locale.ROOT).startsWith("re:") ? received : "Re: " + received;
        narrator.same("  its subject is  " + subject, note.value("subject").orElse(""), subject);
        narrator.same(
                "  it answers that very mail",
                note.value("in_reply_to").orElse(""),
                original.header("Message-ID").orElse(""));
        narrator.same("  it waits", note.value("status").orElse(""), "pending");
        String source = note.value("source_task").orElse("");
        narrator.same(
                "  its task is the cloud's until the operator has decided",
                taskOf(source).value("status").orElse(""),
                "awaiting_approval");
        casebook.put(new Case(mail, stem(found.get(0)), source, subject, note.draft()));
    }

    private void checkNewsletter(int drafts) {
        narrator.same(
                "nothing else was drafted: the newsletter gets no answer",
                remote.notes("Pending_Approval/email").size(),
                drafts);
        List<String> done = remote.notes("Done/email");
        narrator.check(
                "it is done, with its reason: "
                        + new NoteText(remote.show(done.get(0)))
                                .value("outcome")
                                .orElse("-"),
                done.size() == 1
                        && remote.show(done.get(0)).contains(Mail.NEWSLETTER.sender())
                        && new NoteText(remote.show(done.get(0)))
                                .value("outcome")
                                .isPresent(),
                () -> done);
        narrator.same("no mail is left without an owner", remote.notes("Needs_Action/email"), List.of());
    }

    private void checkReading() {
        narrator.same(
                "the urgent mail is marked urgent",
                taskOf(casebook.of(Mail.URGENT).source()).value("priority").orElse(""),
                "urgent");
        String html = taskOf(casebook.of(Mail.HTML_ONLY).source()).body();
        narrator.check(
                "the HTML mail became text, its script and its tracking pixel did not",
                html.contains("new sign")
                        && !html.contains("<p>")
                        && !html.contains("nothing of this is text")
                        && !html.contains("pixel.gif"),
                () -> html);
        String french = taskOf(casebook.of(Mail.WRONG_CHARSET).source()).body();
        narrator.check(
                "the mail with the wrong charset is readable: très réussie, 450 €",
                french.contains("très réussie") && french.contains("450 €"),
                () -> french);
    }

    private void checkMailbox() {
        List<RawMail> inbox = stage.inbox(Cast.OWNER);
        narrator.check("the mailbox is untouched, byte for byte", ArrivalScene.isAsSent(inbox), () -> inbox);
        narrator.check(
                "no mail in it was marked as read", inbox.stream().noneMatch(RawMail::isSeen), () -> "a read mail");
        List<RawMail> sent = Arrays.stream(Mail.values())
                .flatMap(mail -> stage.inbox(Cast.senderOf(mail)).stream())
                .toList();
        narrator.same("nobody was sent anything", sent, List.of());
    }

    private NoteText taskOf(String source) {
        return new NoteText(remote.show("In_Progress/cloud/" + source + ".md"));
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length());
    }
}
