package dev.aiemployee.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.RunningJar;
import dev.aiemployee.demo.witness.RawMail;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Reading a Dovecot mailbox that Postfix delivers to: each mail is one task, and what a server sends gets no answer. */
class MailboxIT {
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
    void eachMailIsOneTaskOverAKillAndTheMailboxStaysAsItWas() {
        RunningJar cloud = office.startCloud();
        String first = office.write(MailServer.CUSTOMER, "Erste");
        String firstDraft = office.draftFor(first);
        String second = office.write(MailServer.CUSTOMER, "Zweite");
        cloud.kill();
        String third = office.write(MailServer.CUSTOMER, "Dritte, während niemand da ist");

        office.startCloud();

        List<String> drafts = List.of(firstDraft, office.draftFor(second), office.draftFor(third));
        office.rounds("cloud", 3);
        assertThat(office.notes("Pending_Approval/email/"))
                .extracting(MailboxIT::stem)
                .containsExactlyInAnyOrderElementsOf(drafts);
        assertThat(tasks()).hasSize(3).doesNotHaveDuplicates();
        assertThat(office.mail.inbox(MailServer.OFFICE)).hasSize(3).noneMatch(RawMail::isSeen);
    }

    @Test
    void theBounceOfOurOwnMailIsATaskWithoutADraft() {
        office.startCloud();
        office.startLocal();
        String draft = office.draftFor(office.write(MailServer.ELSEWHERE, "Von anderswo"));
        office.approve(draft);
        office.eventually("it is sent", () -> office.isDone(draft));

        office.eventually(
                "it bounces",
                () -> office.mail.inbox(MailServer.OFFICE).stream().anyMatch(MailboxIT::isBounce));
        office.eventually(
                "the bounce is a task that waits for the operator",
                () -> office.notes("Needs_Action/email/").stream()
                        .anyMatch(path -> office.git.show(path).contains("MAILER-DAEMON")));
        office.rounds("cloud", 3);

        assertThat(office.notes("Pending_Approval/")).isEmpty();
        assertThat(tasks()).hasSize(2);
        assertThat(office.mail.sent()).hasSize(1);
    }

    /** Every task about a mail, wherever it lies; none of its drafts. */
    private List<String> tasks() {
        return Stream.of("Needs_Action/email/", "In_Progress/", "Done/email/")
                .flatMap(below -> office.notes(below).stream())
                .map(MailboxIT::stem)
                .filter(id -> id.startsWith("EMAIL_") && !id.startsWith("EMAIL_DRAFT_"))
                .toList();
    }

    private static boolean isBounce(RawMail mail) {
        return mail.header("From").orElse("").contains("MAILER-DAEMON");
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1, path.length() - ".md".length());
    }
}
