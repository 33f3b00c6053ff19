package dev.aiemployee.cloud.draft;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailReader;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What ids are in the wild (RFC 5322 sections 3.6.4 and 4.5.4, and programs that know neither), and to what an answer then refers. */
class OddMessageIdsTest {
    private static final Instant TIME = Instant.parse("2026-11-20T08:15:00Z");
    private static final String LONG = "<" + "x".repeat(900) + "@b.example>";

    static Stream<Arguments> ids() {
        return Stream.of(
                Arguments.of("<1@b.example>", "<1@b.example>"),
                Arguments.of("<\"quoted.part\"@b.example>", "<\"quoted.part\"@b.example>"),
                Arguments.of("<\"two words\"@b.example>", "<\"two words\"@b.example>"),
                Arguments.of("<\"a \\\" b\"@b.example>", "<\"a \\\" b\"@b.example>"),
                Arguments.of("< 1@b.example >", "<1@b.example>"),
                Arguments.of("<1 @ b.example>", "<1@b.example>"),
                Arguments.of("<begun-here-\r\n ended-there@b.example>", "<begun-here-ended-there@b.example>"),
                Arguments.of("\r\n " + LONG, LONG),
                Arguments.of("1@b.example", "<1@b.example>"),
                Arguments.of("<1@b.example", "<1@b.example>"),
                Arguments.of("<<1@b.example>>", "<1@b.example>"),
                Arguments.of("<1@b.example> <2@b.example>", "<1@b.example>"),
                Arguments.of("(of <ada@b.example>) <1@b.example>", "<1@b.example>"),
                Arguments.of("<1@b.example> (by (a) <relay@b.example>)", "<1@b.example>"),
                Arguments.of("\"Ada <ada@b.example>\" <1@b.example>", "<1@b.example>"),
                Arguments.of("1@b.example (a <comment@b.example>)", "<1@b.example>"),
                Arguments.of("<a(b)c@[127.0.0.1]>", "<a(b)c@[127.0.0.1]>"),
                Arguments.of("<no-at-sign>", "<no-at-sign>"),
                Arguments.of("<\"unclosed@b.example>", "<\"unclosed@b.example>"));
    }

    @ParameterizedTest
    @MethodSource("ids")
    void anAnswerRefersToTheMailHoweverItsIdIsWritten(String written, String id) {
        Note note = approval("Message-ID: " + written + "\r\n");

        assertThat(note.text("in_reply_to")).contains(id);
        assertThat(note.list("references")).containsExactly(id);
        assertThat(note.body()).doesNotContain("conversation of its own");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void andAThreadIsFoundThroughIt(String written, String id) {
        Mail later = mail("Message-ID: <9@b.example>\r\nReferences: <0@b.example>\r\nIn-Reply-To: " + written + "\r\n");

        assertThat(later.threading().inReplyTo()).isEqualTo(id);
    }

    static Stream<String> unwritable() {
        return Stream.of(
                "",
                "Message-ID: \r\n",
                "Message-ID: <>\r\n",
                "Message-ID: <" + "x".repeat(990) + "@b.example>\r\n",
                "Message-ID: <\u00fcml\u00e4ut@b.example>\r\n",
                "Message-ID: <%tp.file.move('x')%>\r\n");
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void anIdThatCannotStandInAHeaderIsLeftOutAndTheNoteSaysSo(String header) {
        Note note = approval(header + "References: <0@b.example>\r\n");

        assertThat(note.body()).contains("conversation of its own");
        assertThat(note.list("references")).startsWith("<0@b.example>");
    }

    @Test
    void aMailWithoutReferencesIsReferredToAfterTheOneItAnswers() {
        Note note = approval("Message-ID: <2@b.example>\r\nIn-Reply-To: <1@b.example>\r\n");

        assertThat(note.list("references")).containsExactly("<1@b.example>", "<2@b.example>");
    }

    @Test
    void everyMailThatInReplyToNamesLeadsToTheThread() {
        Mail mail = mail("Message-ID: <3@b.example>\r\nIn-Reply-To: <1@b.example> <2@b.example>\r\n");

        assertThat(mail.threading().inReplyTo()).isEqualTo("<1@b.example>");
        assertThat(mail.threading().references()).contains("<2@b.example>");
    }

    @Test
    void whatAMailIsKnownByDoesNotDependOnHowIdsAreReadToday() {
        List<String> keys = Stream.of(
                        "<1 @ b.example>", LONG, "<\"two words\"@b.example>", "(of <ada@b.example>) <1@b.example>")
                .map(id -> mail("Message-ID: " + id + "\r\n").key())
                .toList();

        assertThat(keys)
                .containsExactly(
                        "0e9c371912613d05a3a9e06de6763c63cf5428712e80eeac0bb2603748cbfe4d",
                        "9c8f58cdd8835eb291f700a598228d5c1ac580ee1acafb60cfd638f722d29f28",
                        "844574699df71bbc5ac8e70f72c200dbb83aa12d29218e968549e24fadd47d83",
                        "f9e8e1b423f295f76e7c5ed8d0badada11871d6992cd93d72cc5ab78d9139fe6");
    }

    private static Note approval(String headers) {
        Mail mail = mail(headers);
        Note task = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, Handbook.NONE), TIME, TIME);
        return ApprovalNote.of(
                MailTask.of(task).orElseThrow(),
                new Draft("Yes.", List.of("because")),
                Handbook.NONE,
                NoteSettings.plain("cloud (rules)"),
                TIME);
    }

    private static Mail mail(String headers) {
        String mail = "From: Ada <ada@b.example>\r\nSubject: Plan\r\n" + headers + "\r\nReady at noon?\r\n";
        return (Mail) new MailReader().read(mail.getBytes(UTF_8));
    }
}
