package dev.aiemployee.demo;

import dev.aiemployee.demo.server.EmbeddedMailServer.Mailbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Who has a mailbox in the demo. All of them live in a domain that cannot exist (RFC 2606), with passwords of one day. */
final class Cast {
    /** Whose business it is. */
    static final Mailbox OWNER = new Mailbox("mara@okafor-studio.example", password());

    /** Writes when the person at the keyboard wants one more mail ({@code --keep}). */
    static final Mailbox VISITOR = new Mailbox("ben@visitor.example", password());

    private static final String SENDERS = password();

    private Cast() {}

    /** The mailbox from which a mail of the story came. */
    static Mailbox senderOf(Mail mail) {
        return new Mailbox(mail.sender(), SENDERS);
    }

    static List<Mailbox> everybody() {
        List<Mailbox> all = new ArrayList<>(List.of(OWNER, VISITOR));
        Arrays.stream(Mail.values()).map(Cast::senderOf).forEach(all::add);
        return all;
    }

    private static String password() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
