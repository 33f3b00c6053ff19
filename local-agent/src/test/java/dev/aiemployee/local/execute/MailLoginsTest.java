package dev.aiemployee.local.execute;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.env.Secret;
import dev.aiemployee.local.approve.content.Mailbox;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailLoginsTest {
    private static final SmtpSettings.Timeouts SHORT =
            new SmtpSettings.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5));

    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    private int smtp;
    private int imap;

    @BeforeEach
    void start() {
        server.start();
        server.setUser("office@example.com", "office", "s3cret");
        smtp = server.getSmtp().getPort();
        imap = server.getImap().getPort();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void loginsThatAreTakenAreNoProblemAndNothingIsSent() {
        assertThat(problems("s3cret")).isEmpty();
        assertThat(MailLogins.problems(null, null)).isEmpty();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void eachLoginThatIsRefusedIsNamedWithoutItsPassword() {
        assertThat(problems("wr0ng-pass")).extracting(Problem::name).containsExactly("SMTP_HOST", "SENT_IMAP_HOST");
        assertThat(problems("wr0ng-pass").toString()).doesNotContain("wr0ng-pass");
    }

    @Test
    void aServerThatIsAwayIsNamed() {
        List<Problem> there = problems("s3cret");
        server.stop();

        assertThat(there).isEmpty();
        assertThat(problems("s3cret")).hasSize(2);
    }

    private List<Problem> problems(String password) {
        SmtpSettings.Login login = new SmtpSettings.Login("office", new Secret(password));
        return MailLogins.problems(
                new SmtpSettings(at(smtp), Mailbox.parse("office@example.com"), login, SHORT),
                new SentSettings(at(imap), login, "", SHORT));
    }

    private static SmtpSettings.Server at(int port) {
        return new SmtpSettings.Server("127.0.0.1", port, SmtpTls.NONE);
    }
}
