package dev.aiemployee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.demo.server.EmbeddedMailServer;
import dev.aiemployee.demo.server.EmbeddedMailServer.Mailbox;
import dev.aiemployee.demo.witness.RawImap;
import dev.aiemployee.demo.witness.RawMail;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MailTest {
    private static final Mailbox OWNER = new Mailbox("mara@okafor-studio.example", "owner-secret");

    @ParameterizedTest
    @EnumSource
    void arrivesInTheMailboxByteForByteAndUnread(Mail mail) {
        RawMail arrived = throughTheServer(mail);

        assertThat(arrived.bytes()).isEqualTo(mail.bytes());
        assertThat(arrived.isSeen()).isFalse();
        assertThat(arrived.header("From").orElseThrow()).contains("<" + mail.sender() + ">");
    }

    @Test
    void theReplyHasEverythingThatBreaksASubjectLine() {
        assertThat(throughTheServer(Mail.AWKWARD_SUBJECT).decodedHeader("Subject"))
                .contains("Re: \"Spring catalogue\": proof [v2] – 😀 ok?");
    }

    @Test
    void theWrongCharsetIsWrong() {
        byte[] mail = Mail.WRONG_CHARSET.bytes();

        assertThat(new String(mail, StandardCharsets.UTF_8)).contains("\uFFFD").contains("charset=utf-8");
        assertThat(new String(mail, Charset.forName("windows-1252")))
                .contains("très réussie")
                .contains("450 €");
    }

    private static RawMail throughTheServer(Mail mail) {
        try (EmbeddedMailServer server = EmbeddedMailServer.start(List.of(OWNER))) {
            server.deliver(OWNER, mail.bytes());
            List<RawMail> mails = RawImap.inbox(server.host(), server.imapPort(), OWNER.address(), OWNER.password());
            assertThat(mails).hasSize(1);
            return mails.get(0);
        }
    }
}
