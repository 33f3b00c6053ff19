package dev.aiemployee.demo;

import dev.aiemployee.demo.witness.RawMail;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Five mails come in while nobody is there. */
final class ArrivalScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;

    ArrivalScene(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    @Override
    public String title() {
        return "The local machine is off, and five mails arrive";
    }

    @Override
    public void play() {
        for (Mail mail : Mail.values()) {
            stage.mail().deliver(Cast.OWNER, mail.bytes());
            narrator.say(mail.summary());
            narrator.say("    " + mail.read().decodedHeader("Subject").orElse("(no subject)"));
        }
        List<RawMail> inbox = stage.inbox(Cast.OWNER);
        narrator.same("five mails lie in the mailbox", inbox.size(), Mail.values().length);
        narrator.check("byte for byte as they were sent", isAsSent(inbox), () -> inbox);
    }

    /** Whether the mailbox holds the five mails, in their order, with no byte changed. */
    static boolean isAsSent(List<RawMail> inbox) {
        Mail[] mails = Mail.values();
        return inbox.size() == mails.length
                && IntStream.range(0, mails.length)
                        .allMatch(i -> Arrays.equals(inbox.get(i).bytes(), mails[i].bytes()));
    }
}
