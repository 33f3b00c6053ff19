package dev.aiemployee.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.demo.witness.RawMail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Sending through Postfix with a login at Dovecot: who proves its name gets the mail, once. {@link PlatinumIT} does it by STARTTLS. */
class SubmissionIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
        office.startCloud();
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void anApprovedMailGoesThroughImplicitTlsAndALoginOnce() {
        office.sendOver("tls");
        office.startLocal();

        String draft = approved(MailServer.CUSTOMER, "Über TLS");

        office.eventually("it is done", () -> office.isDone(draft));
        office.eventually(
                "it arrives", () -> !office.mail.inbox(MailServer.CUSTOMER).isEmpty());
        List<RawMail> answers = office.mail.inbox(MailServer.CUSTOMER);
        assertThat(answers).hasSize(1);
        assertThat(answers.get(0).headers("Received"))
                .anyMatch(line -> line.contains("with ESMTPSA") && line.contains("Authenticated sender: office"));
        assertThat(office.mail.log())
                .anyMatch(line -> line.contains("submissions/smtpd") && line.contains("sasl_username=office"));
    }

    @Test
    void aServerOfAnUnknownAuthorityGetsNothingAndOnceItIsKnownTheMailOnce() {
        office.distrust();
        RunningJar distrusting = office.startLocal();
        String draft = approved(MailServer.CUSTOMER, "Wer ist da?");
        office.eventually("it is refused", () -> office.ledger().contains("REFUSED_BEFORE_SENDING"));
        distrusting.stop();
        assertThat(office.mail.inbox(MailServer.CUSTOMER)).isEmpty();
        assertThat(office.mail.log()).noneMatch(line -> line.contains("sasl_username"));

        office.trust();
        office.startLocal();
        office.eventually("it is done", () -> office.isDone(draft));
        office.rounds("local", 3);

        assertThat(office.mail.inbox(MailServer.CUSTOMER)).hasSize(1);
        assertThat(office.mail.sent()).hasSize(1);
    }

    @Test
    void aRecipientThatPostfixRefusesEndsInFailedWithNothingSent() {
        office.startLocal();

        String draft = approved(MailServer.NOBODY, "Gibt es mich?");

        String failed = "Failed/email/" + draft + ".md";
        office.eventually("it has failed", () -> office.git.paths().contains(failed));
        assertThat(office.git.show(failed)).contains("550").contains(MailServer.NOBODY);
        assertThat(office.mail.log())
                .anyMatch(line -> line.contains("NOQUEUE: reject: RCPT") && line.contains(MailServer.NOBODY))
                .noneMatch(line -> line.contains("sasl_username") && line.contains("client="));
        assertThat(office.mail.sent()).isEmpty();
    }

    private String approved(String customer, String subject) {
        String draft = office.draftFor(office.write(customer, subject));
        office.approve(draft);
        return draft;
    }
}
