package dev.aiemployee.local.execute;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.guard.SecretMask;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tries the logins that mail needs, without sending or filing anything. Stateless. */
public final class MailLogins {
    private MailLogins() {}

    /**
     * Every one that fails, with what to look at.
     *
     * @param smtp where mail leaves; null when nothing is sent from here
     * @param sent where copies are filed; null when none are
     */
    public static List<Problem> problems(@Nullable SmtpSettings smtp, @Nullable SentSettings sent) {
        List<Problem> problems = new ArrayList<>();
        if (smtp != null) {
            SmtpExecutor.trouble(smtp)
                    .map(reason -> new Problem(
                            EnvVar.SMTP_HOST.name(),
                            "the mail server lets nothing leave: " + SecretMask.masked(reason),
                            "look at SMTP_HOST, SMTP_PORT, SMTP_TLS, SMTP_USER and SMTP_PASSWORD"))
                    .ifPresent(problems::add);
        }
        if (sent != null) {
            SentFolder.trouble(sent)
                    .map(
                            reason -> new Problem(
                                    EnvVar.SENT_IMAP_HOST.name(),
                                    "no copy can be filed in the Sent folder: " + SecretMask.masked(reason),
                                    "look at SENT_IMAP_HOST, SENT_IMAP_PORT, SENT_IMAP_TLS, SENT_IMAP_USER and SENT_IMAP_PASSWORD"))
                    .ifPresent(problems::add);
        }
        return problems;
    }
}
