package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.witness.RawMail;

/** What was approved arrives, and nothing else. */
final class DeliveryScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;

    DeliveryScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
    }

    @Override
    public String title() {
        return "After the undo window of " + stage.pace().undoWindow() + " s local sends exactly what was approved";
    }

    @Override
    public void play() {
        for (Case approved : casebook.approved()) {
            RawMail sent = stage.patience()
                    .await(
                            "an answer in the mailbox of " + approved.mail().sender(),
                            () -> stage.inbox(Cast.senderOf(approved.mail())).stream()
                                    .findFirst());
            checkMail(approved, sent);
        }
        narrator.same(
                "three mails were sent, none twice, none to Chloé or the newsletter",
                stage.answers(),
                Casebook.expectedAnswers());
    }

    private void checkMail(Case approved, RawMail sent) {
        RawMail original = approved.mail().read();
        String messageId = original.header("Message-ID").orElse("");
        String sender = approved.mail().sender();
        narrator.check(
                sender + " got an answer from " + Cast.OWNER.address(),
                contains(sent, "From", Cast.OWNER.address())
                        && contains(sent, "To", sender)
                        && sent.headers("Cc").isEmpty()
                        && sent.headers("Bcc").isEmpty(),
                () -> sent);
        narrator.same(
                "  subject:  " + approved.subject(),
                sent.decodedHeader("Subject").orElse(""),
                approved.subject());
        narrator.same(
                "  In-Reply-To is their Message-ID", sent.header("In-Reply-To").orElse(""), messageId);
        narrator.same(
                "  References is their thread and their mail",
                sent.header("References").orElse(""),
                (original.header("References").orElse("") + " " + messageId).strip());
        narrator.check(
                "  it has a Message-ID of its own",
                sent.header("Message-ID").filter(id -> !id.equals(messageId)).isPresent(),
                () -> sent);
        narrator.same(
                approved.mail() == Mail.AWKWARD_SUBJECT
                        ? "  the text is the operator's, byte for byte: quotes, dots, blanks, emoji, a long line"
                        : "  the text is the draft's, byte for byte",
                withoutLastLineEnd(sent.text()),
                approved.text());
    }

    private static boolean contains(RawMail mail, String header, String address) {
        return mail.header(header).filter(value -> value.contains(address)).isPresent();
    }

    private static String withoutLastLineEnd(String text) {
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }
}
