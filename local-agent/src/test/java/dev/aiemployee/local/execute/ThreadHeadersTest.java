package dev.aiemployee.local.execute;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.content.Mailbox;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mail says of its conversation, as it leaves: whole ids or none, on lines that every server takes. */
class ThreadHeadersTest {
    private static final String LONG = "x".repeat(950);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<1@b.example>",
                "<\"quoted.part\"@b.example>",
                "<\"two words and many more of them in one quoted part that is longer than a line\"@b.example>",
                "<\"a \\\" b\"@b.example>",
                "<a(b)c@[127.0.0.1]>",
                "<no-at-sign>",
                "<LONG@b.example>"
            })
    void anIdLeavesAsItIs(String written) throws Exception {
        String id = written.replace("LONG", LONG);

        String raw = composed(ApprovalNotes.undecided()
                .with("in_reply_to", id)
                .withList("references", List.of("<first@a.example>", "<" + LONG + "@a.example>", id)));

        MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(raw.getBytes(US_ASCII)));
        assertThat(mail.getHeader("In-Reply-To")).containsExactly(id);
        assertThat(mail.getHeader("References", null).replace("\r\n ", " "))
                .startsWith("<first@a.example> ")
                .endsWith(" " + id);
        assertThat(raw.lines()).allMatch(line -> line.length() <= 998);
        assertThat(raw).contains(id + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<ümläut@b.example>",
                "<two words@b.example>",
                "<1@b>\r\nBcc: eve@crooks.example",
                "<>",
                "1@b.example"
            })
    void whatIsNoIdIsLeftOut(String id) throws Exception {
        String raw = composed(
                ApprovalNotes.undecided().with("in_reply_to", id).withList("references", List.of("<0@b.example>", id)));

        assertThat(raw).doesNotContain("In-Reply-To", "eve@crooks").contains("\r\nReferences: <0@b.example>\r\n");
    }

    @Test
    void anIdThatIsLongerThanALineIsLeftOut() throws Exception {
        String raw = composed(ApprovalNotes.undecided()
                .with("in_reply_to", "<" + "x".repeat(999) + "@b.example>")
                .withList("references", List.of("<0@b.example>")));

        assertThat(raw).doesNotContain("In-Reply-To", "xxx");
    }

    private static String composed(Note note) throws MessagingException, IOException {
        MailComposer composer =
                new MailComposer(new Properties(), Mailbox.parse("mara@shop.example"), KeptFiles.NONE, ZoneOffset.UTC);
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        composer.compose(ApprovalNotes.content(note).outgoing(), "<own@shop.example>", Instant.EPOCH)
                .writeTo(raw);
        return raw.toString(US_ASCII);
    }
}
