package dev.aiemployee.local.approve.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pinned values were computed with Python's json (sort_keys, no blanks, no ASCII escapes) and hashlib. */
class DigestTest {
    private static final Outgoing MAIL = new Outgoing(
            new TaskId("EMAIL_DRAFT_0001"),
            ActionType.SEND_EMAIL,
            "",
            new Recipients(List.of(Mailbox.parse("Anna <anna@example.org>")), List.of(), List.of()),
            new Letter(
                    new Threading("<m1@example.org>", List.of("<m0@example.org>", "<m1@example.org>")),
                    "Re: \"x\" [URGENT] @y #z: - 😀",
                    "Dear Anna,\n\n## not the end\n\tüß \\ \"q\" \u0001\u007f\u2028 €",
                    List.of()),
            Booking.NONE);

    private static final Outgoing INVOICE = new Outgoing(
            new TaskId("ODOO_DRAFT_7"),
            ActionType.CREATE_DRAFT_INVOICE,
            "odoo",
            new Recipients(List.of(), List.of(Mailbox.parse("b@example.org")), List.of(Mailbox.parse("c@example.org"))),
            new Letter(
                    Threading.NONE,
                    "",
                    "",
                    List.of(new Attachment("Files/Angebot für Anna.pdf", 1234, new Digest("1".repeat(64))))),
            new Booking("1234.50", "EUR", List.of(new Booking.Line("Work", "2.5", "493.80", "19"))));

    private static final Outgoing POST = new Outgoing(
            new TaskId("LINKEDIN_POST_2026-11-20"),
            ActionType.POST_SOCIAL,
            "",
            Recipients.NONE,
            new Outlet("linkedin", "", Instant.parse("2026-11-23T08:00:00Z")),
            new Letter(Threading.NONE, "Monday post", "We are hiring 😀", List.of()),
            Booking.NONE);

    @Test
    void theDigestOfAMailIsTheOneAnotherProgramComputes() {
        assertThat(Digest.of(MAIL).value())
                .isEqualTo("3e456999d2bd494c9f2ff8b9eb29b7424a4c3ffb56312510a76b43f85817fc63");
    }

    @Test
    void theDigestOfAnInvoiceIsTheOneAnotherProgramComputes() {
        assertThat(Digest.of(INVOICE).value())
                .isEqualTo("8e59c09138aa42851d2593dade1f8964c5f7cdb7d72d5e6d745d60b59258337a");
    }

    @Test
    void theDigestOfAPostIsTheOneAnotherProgramComputes() {
        assertThat(Digest.of(POST).value())
                .isEqualTo("51da919c1c3d48f73f44b065d01b30cd274b6f9d7aef285ce133d9409cf2144f");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void anyChangeOfWhatIsSentChangesTheDigest(UnaryOperator<Outgoing> change) {
        assertThat(Digest.of(change.apply(INVOICE))).isNotEqualTo(Digest.of(INVOICE));
    }

    static Stream<UnaryOperator<Outgoing>> changes() {
        Mailbox other = Mailbox.parse("other@example.org");
        return Stream.of(
                o -> o.as(new TaskId("ODOO_DRAFT_8")),
                o -> new Outgoing(
                        o.approval(), ActionType.POST_INVOICE, o.account(), o.recipients(), o.letter(), o.booking()),
                o -> new Outgoing(o.approval(), o.action(), "odoo2", o.recipients(), o.letter(), o.booking()),
                o -> withRecipients(
                        o,
                        new Recipients(
                                List.of(other),
                                o.recipients().cc(),
                                o.recipients().bcc())),
                o -> withRecipients(
                        o,
                        new Recipients(List.of(), List.of(other), o.recipients().bcc())),
                o -> withRecipients(o, new Recipients(List.of(), o.recipients().cc(), List.of(other))),
                o -> withRecipients(
                        o,
                        new Recipients(
                                o.recipients().cc(), List.of(), o.recipients().bcc())),
                o -> withOutlet(o, new Outlet("linkedin", "", null)),
                o -> withOutlet(o, new Outlet("", "linkedin", null)),
                o -> withOutlet(o, new Outlet("", "", Instant.EPOCH)),
                o -> withLetter(
                        o,
                        new Letter(
                                new Threading("<a@b>", List.of()),
                                "",
                                "",
                                o.letter().attachments())),
                o -> withLetter(
                        o,
                        new Letter(
                                new Threading("", List.of("<a@b>")),
                                "",
                                "",
                                o.letter().attachments())),
                o -> withLetter(
                        o, new Letter(Threading.NONE, "s", "", o.letter().attachments())),
                o -> withLetter(
                        o, new Letter(Threading.NONE, "", "b", o.letter().attachments())),
                o -> withLetter(o, new Letter(Threading.NONE, "", "", List.of())),
                o -> withFile(o, file -> new Attachment("Files/Other.pdf", file.size(), file.digest())),
                o -> withFile(o, file -> new Attachment(file.path(), 1235, file.digest())),
                o -> withFile(o, file -> new Attachment(file.path(), file.size(), new Digest("2".repeat(64)))),
                o -> withBooking(o, new Booking("1234.5", "EUR", o.booking().lines())),
                o -> withBooking(o, new Booking("1234.50", "USD", o.booking().lines())),
                o -> withBooking(o, new Booking("1234.50", "EUR", List.of())));
    }

    @Test
    void aSnapshotReadBackIsTheSameContent() {
        assertThat(OutgoingJson.read(OutgoingJson.write(MAIL))).isEqualTo(MAIL);
        assertThat(OutgoingJson.read(OutgoingJson.write(INVOICE))).isEqualTo(INVOICE);
        assertThat(OutgoingJson.read(OutgoingJson.write(POST))).isEqualTo(POST);
    }

    @Test
    void aSnapshotOfAnotherVersionIsRefused() {
        String other = OutgoingJson.write(MAIL).replace("\"version\":\"3\"", "\"version\":\"1\"");

        assertThatThrownBy(() -> OutgoingJson.read(other)).hasMessageContaining("snapshot version: 1");
    }

    @Test
    void keysAreSortedByTheirUtf16Units() {
        String written = CanonicalJson.write(Map.of("\uD83D\uDE00", "1", "\uFB33", "2", "a", "3", "B", "4"));

        assertThat(written).isEqualTo("{\"B\":\"4\",\"a\":\"3\",\"\uD83D\uDE00\":\"1\",\"\uFB33\":\"2\"}");
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> CanonicalJson.write(Map.of("k", "\uD83D"))).hasMessageContaining("surrogate");
    }

    private static Outgoing withRecipients(Outgoing o, Recipients recipients) {
        return new Outgoing(o.approval(), o.action(), o.account(), recipients, o.letter(), o.booking());
    }

    private static Outgoing withOutlet(Outgoing o, Outlet outlet) {
        return new Outgoing(o.approval(), o.action(), o.account(), o.recipients(), outlet, o.letter(), o.booking());
    }

    private static Outgoing withLetter(Outgoing o, Letter letter) {
        return new Outgoing(o.approval(), o.action(), o.account(), o.recipients(), letter, o.booking());
    }

    private static Outgoing withFile(Outgoing o, UnaryOperator<Attachment> change) {
        List<Attachment> files = List.of(change.apply(o.letter().attachments().get(0)));
        return withLetter(o, new Letter(Threading.NONE, "", "", files));
    }

    private static Outgoing withBooking(Outgoing o, Booking booking) {
        return new Outgoing(o.approval(), o.action(), o.account(), o.recipients(), o.letter(), booking);
    }
}
