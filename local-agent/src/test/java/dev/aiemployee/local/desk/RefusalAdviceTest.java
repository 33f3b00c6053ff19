package dev.aiemployee.local.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is advised against the replies that mail servers give; the wording is theirs (Postfix, Exim, Exchange, Gmail). */
class RefusalAdviceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 5.1.1 anna@example.org: Recipient address rejected: User unknown in local recipient table | ADDRESS",
                "550 no such user | ADDRESS",
                "550-5.1.1 The email account that you tried to reach does not exist. | ADDRESS",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup | ADDRESS",
                "551 User not local; please try elsewhere | ADDRESS",
                "550 Unrouteable address | ADDRESS",
                "550 5.2.1 The email account that you tried to reach is disabled. | ADDRESS",
                "552 5.2.2 anna@example.org: Quota exceeded (mailbox for user is full) | FULL",
                "452 4.2.2 The email account that you tried to reach is over quota. | FULL",
                "552 Mailbox full | FULL",
                "552 5.3.4 Message size exceeds fixed limit | SIZE",
                "552-5.2.3 Your message exceeded Google's message size limits. | SIZE",
                "552 Message too large | SIZE",
                "554 5.7.1 Service unavailable; Client host blocked using zen.example.org | POLICY",
                "550 5.7.1 Our system has detected that this message is likely unsolicited mail. | POLICY",
                "554 Transaction failed | POLICY",
                "550 looks like spam | POLICY",
                "550 5.1.8 office@example.com: Sender address rejected: Domain not found | SENDER",
                "535 5.7.8 Error: authentication failed | LOGIN",
                "530 5.7.0 Must issue a STARTTLS command first | POLICY",
                "535 bad credentials | LOGIN",
                "534-5.7.9 Application-specific password required. | LOGIN",
                "550 never | OTHER",
                "no computer called mail.example.org is known | OTHER",
                "it is to be sent as a@example.org, this machine sends as b@example.org | OTHER"
            })
    void theAdviceFitsWhatTheServerSaid(String reply, RefusalAdvice advice) {
        assertThat(RefusalAdvice.of(reply)).isEqualTo(advice);
    }
}
