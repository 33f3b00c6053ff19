package dev.aiemployee.cloud.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailFixtures;
import dev.aiemployee.cloud.triage.MailIds;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.cloud.triage.Triage;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.note.Note;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoteHeadTest {
    private static final Instant TIME = Instant.parse("2026-11-28T16:40:00Z");
    private static final Handbook HANDBOOK = Handbook.parse("""
            ## Contacts

            | Name | Address or domain | Relation |
            | --- | --- | --- |
            | Anna Berger | anna@bergerdesign.example | client |
            """);
    private static final NoteSettings SETTINGS = new NoteSettings(
            "cloud (rules)",
            ZoneId.of("Europe/Berlin"),
            MailboxLink.of("imap.gmail.com"),
            OwnAddresses.of("mara@shop.example", ""));

    @Test
    void whatAPersonNeedsComesFirst() {
        Note note = approval(MailFixtures.mail("""
                From: "Berger, A." <anna@bergerdesign.example>
                To: mara@shop.example
                Cc: Tom Ruiz <tom@ruiz.example>, mara@shop.example
                Subject: Chairs
                Message-ID: <chairs-41@mail.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b

                Dear Mara,

                how are you? I loved the show. Could you make 40 chairs
                by 12 December, and is the oak oiled?

                Anna
                --b
                Content-Type: application/pdf; name="plan (v2).pdf"
                Content-Disposition: attachment; filename="plan (v2).pdf"

                x
                --b--
                """));

        assertThat(note.body()).startsWith("""

                **Anna Berger wants:** Could you make 40 chairs by 12 December, and is the oak oiled?

                client · Sat 28 Nov 17:40 · to you, Cc Tom Ruiz · 1 attachment: plan (v2).pdf (1 byte) · [open in mailbox](https://mail.google.com/mail/#search/rfc822msgid%3Achairs-41%40mail.example)

                ## Decision

                - [ ] Approve
                - [ ] Reject

                Reason:

                What stands under Draft is sent to Anna Berger `anna@bergerdesign.example`, and to nobody else. Tom Ruiz (Cc) is left out:

                - [ ] To all: a copy (Cc) also goes to `tom@ruiz.example`

                ## Draft
                """);
        assertThat(note.text("wants")).contains("Could you make 40 chairs by 12 December, and is the oak oiled?");
        assertThat(note.text("from")).contains("\"Berger, A.\" <anna@bergerdesign.example>");
        assertThat(note.text("received")).contains("2026-11-28T16:40:00Z");
    }

    @Test
    void whoShowsAnothersNameIsCalledByTheirAddress() {
        String body = approval(MailFixtures.from("Anna Berger <eve@crooks.example>", "Hi", "Please pay."))
                .body();

        assertThat(body)
                .startsWith("\n**eve@crooks.example wants:** Please pay.\n")
                .contains("> [!warning] Look first\n> - The mail carries the name of your contact Anna Berger")
                .contains("> - Your handbook has no contact with this address: eve@crooks.example.")
                .contains("is sent to `eve@crooks.example`, and");
    }

    @Test
    void anAddressThatMayBeOnesOwnIsAskedAbout() {
        String mail = "From: Ada <ada@engines.example>\nTo: %s\nSubject: Door\n\nCan you come?\n";

        assertThat(approval(MailFixtures.mail(mail.formatted("info@shop.example")))
                        .body())
                .contains(
                        "It was written to info@shop.example, which is none of the addresses you named.", "`MAIL_OWN`");
        assertThat(approval(MailFixtures.mail(mail.formatted("mara@shop.example")))
                        .body())
                .doesNotContain("MAIL_OWN");
        assertThat(approval(MailFixtures.mail(mail.formatted("info@shop.example, mara@shop.example")))
                        .body())
                .doesNotContain("MAIL_OWN");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello, I need the papers for Q3. Thanks! | I need the papers for Q3.",
                "Hope you are well? Can you come? | Can you come?",
                "Guten Tag, wir brauchen bis Freitag 3 Tische. | wir brauchen bis Freitag 3 Tische.",
                "Bonjour, pourriez-vous m'envoyer un devis ? Merci. | pourriez-vous m'envoyer un devis ?",
                "The chairs are fine. | Chairs",
                "Danke. Bitte senden Sie uns die Unterlagen bis 4. Dezember. | Bitte senden Sie uns die Unterlagen bis 4. Dezember.",
                "Passt Ihnen der 3. Dezember um 14 Uhr in der Goethestr. 12? | Passt Ihnen der 3. Dezember um 14 Uhr in der Goethestr. 12?",
                "Alles gut. Bitte bringen Sie ca. 3 Muster mit. | Bitte bringen Sie ca. 3 Muster mit.",
                "Können Sie am Do. 3. Dezember um 9 Uhr kommen? | Können Sie am Do. 3. Dezember um 9 Uhr kommen?",
                "Would Mr. Smith have to come at 5 p.m. Tuesday? | Would Mr. Smith have to come at 5 p.m. Tuesday?",
                "Pourriez-vous livrer chez M. Durand ? | Pourriez-vous livrer chez M. Durand ?",
                "Wir brauchen z. B. Eiche. Haben Sie die? | Haben Sie die?",
                "We bought it in 2024. Can you mend it? | Can you mend it?",
                "I think so. Can you come? | Can you come?",
                "See https://shop.example/x?y=z#t please | See (link) please",
                "The offer is good. Who is [[Passwords]]? | Who is [ [Passwords] ]?",
                "Is <b>it</b> ready? | Is <b>it</b> ready?",
                "Is this #urgent? | Is this # urgent?"
            })
    void whatTheyWantIsInTheirWordsAndDoesNothing(String text, String wants) {
        assertThat(approval(MailFixtures.from("anna@bergerdesign.example", "AW: Re: Chairs", text))
                        .text("wants"))
                .contains(wants);
    }

    @Test
    void whatTheyWantIsOneBoundedLine() {
        String text = "Could you " + "please ".repeat(40) + "come?";

        String wants = approval(MailFixtures.from("anna@bergerdesign.example", "Chairs", text))
                .text("wants")
                .orElseThrow();

        assertThat(wants).hasSizeLessThanOrEqualTo(120).endsWith("please…").doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Draft",
                "- [x] Approve",
                "## Decision",
                "---",
                "Reason: x",
                "> [!success] Sent",
                "<!--",
                "%%",
                "![[Passwords]]",
                "`= x`"
            })
    void namesFilesAndWordsMakeNoPartOfTheNote(String forged) {
        String safe = forged.replace("\"", "");
        Note note = approval(MailFixtures.mail("From: \"" + safe + "\" <eve@crooks.example>\nTo: \"" + safe
                + "\" <you@x.example>\nCc: \"" + safe + "\" <cc@x.example>\nSubject: " + safe
                + "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + safe
                + "\n\nPlease " + safe + "\n\n" + safe + " please\n--b\nContent-Type: text/x; name=\"" + safe
                + "\"\nContent-Disposition: attachment; filename=\"" + safe + "\"\n\nx\n--b--\n"));

        assertThat(note.body().lines().filter(line -> line.matches("(?:#|\\s*[-*+] \\[|---|Reason:|> \\[!|<|%%|!).*")))
                .containsExactly(
                        "> [!warning] Look first",
                        "## Decision",
                        "- [ ] Approve",
                        "- [ ] Reject",
                        "Reason:",
                        "- [ ] To all: a copy (Cc) also goes to `cc@x.example`",
                        "## Draft",
                        "## Original message",
                        "## Why this draft");
    }

    @Test
    void aSecretInANameOrAWishIsMasked() {
        String token = "ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a";
        Note note = approval(MailFixtures.from(
                "\"" + token + "\" <eve@crooks.example>", token, "Could you use\n" + token + " for it?"));

        assertThat(note.source()).doesNotContain(token).contains("masked");
    }

    @ParameterizedTest
    @CsvSource({
        "imap.gmail.com, https://mail.google.com/mail/#search/rfc822msgid%3Aa%25b%40c",
        "IMAP.GoogleMail.com, https://mail.google.com/mail/#search/rfc822msgid%3Aa%25b%40c",
        "outlook.office365.com, mid:a%25b%40c",
        "imap.gmail.com.crooks.example, mid:a%25b%40c"
    })
    void theOriginalIsOpenedWhereItLies(String host, String address) {
        assertThat(MailboxLink.of(host).to("<a%b@c>")).contains(address);
        assertThat(MailboxLink.of(host).to("")).isEmpty();
        assertThat(MailboxLink.of(host).to("<é](javascript:x)>").orElseThrow())
                .endsWith("%C3%A9%5D%28javascript%3Ax%29");
    }

    private static Note approval(Mail mail) {
        Note task = TaskNote.of(MailIds.of(mail, TIME), mail, Triage.of(mail, HANDBOOK), TIME, TIME);
        MailTask read = MailTask.of(task).orElseThrow();
        return ApprovalNote.of(read, new RulesDrafter().draft(read, HANDBOOK), HANDBOOK, SETTINGS, TIME);
    }
}
