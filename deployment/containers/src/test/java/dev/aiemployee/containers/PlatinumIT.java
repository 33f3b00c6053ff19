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

/** The whole story over Postfix, Dovecot and OpenSSH: a mail comes while the local machine is off, and is answered once. */
class PlatinumIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Office office;

    @BeforeEach
    void open() {
        office = new Office(folder);
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aMailIsDraftedApprovedSentOnceAndFiled() {
        RunningJar cloud = office.startCloud();
        String question = office.write(MailServer.CUSTOMER, "Größe 38 – gibt es die noch? ✓");
        String draft = office.draftFor(question);
        String source = office.sourceOf(draft);
        assertThat(office.mail.inbox(MailServer.CUSTOMER)).isEmpty();

        RunningJar local = office.startLocal();
        office.approve(draft);
        office.eventually("both notes are done", () -> office.isDone(draft) && office.isDone(source));
        office.eventually(
                "the answer arrives",
                () -> !office.mail.inbox(MailServer.CUSTOMER).isEmpty());
        assertThat(cloud.stop().exitCode()).isIn(0, 143);
        assertThat(local.stop().exitCode()).isIn(0, 143);
        office.startCloud();
        office.startLocal();
        office.rounds("cloud", 2);
        office.rounds("local", 2);

        List<RawMail> answers = office.mail.inbox(MailServer.CUSTOMER);
        List<RawMail> copies = office.mail.sent();
        assertThat(answers).hasSize(1);
        assertThat(copies).hasSize(1);
        RawMail answer = answers.get(0);
        assertThat(answer.decodedHeader("Subject")).hasValue("Re: Größe 38 – gibt es die noch? ✓");
        assertThat(answer.header("From").orElseThrow()).contains(MailServer.OFFICE);
        assertThat(answer.header("To").orElseThrow()).contains(MailServer.CUSTOMER);
        assertThat(answer.header("In-Reply-To")).hasValue(question);
        assertThat(answer.header("References")).hasValue("<oldest@example.com> <older@example.com> " + question);
        assertThat(answer.header("Message-ID"))
                .isPresent()
                .isEqualTo(copies.get(0).header("Message-ID"));
        assertThat(answer.text().stripTrailing())
                .isEqualTo(copies.get(0).text().stripTrailing()); // SMTP ends the last line, APPEND need not
        assertThat(answer.headers("Received"))
                .anyMatch(line -> line.contains("with ESMTPSA") && line.contains("Authenticated sender: office"));

        assertThat(office.mail.inbox(MailServer.OFFICE)).hasSize(1).noneMatch(RawMail::isSeen);
        assertThat(office.notes("Needs_Action/email/")).isEmpty();
        assertThat(office.notes("Pending_Approval/")).isEmpty();
        assertThat(office.notes("Done/email/")).hasSize(2);
        assertThat(office.git.faults()).isEmpty();
    }
}
