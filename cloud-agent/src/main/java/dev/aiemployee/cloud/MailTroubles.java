package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.Outages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a mailbox that cannot be read, for as long as that lasts: a line in the log when it begins and when it ends, and after five
 * minutes one alert that goes by itself. Which alert is open is kept over restarts. For one thread.
 */
final class MailTroubles {
    private static final Logger LOG = LoggerFactory.getLogger(MailTroubles.class);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String AWAY = "mail_away";

    private final Outages outages;
    private final Clock clock;
    private @Nullable Instant since;

    MailTroubles(Outages outages, Clock clock) {
        this.outages = outages;
        this.clock = clock;
    }

    /**
     * The mailbox could not be read just now.
     *
     * @param reason why, in words; may quote the server
     * @return whether a note on disk changed
     */
    boolean away(String reason) {
        Instant now = clock.instant();
        if (since == null || since.isAfter(now)) {
            LOG.warn("the mailbox cannot be read and is tried again and again: {}", reason);
            since = now;
        }
        if (!outages.isOpen(AWAY) && since.plus(PATIENCE).isAfter(now)) {
            return false;
        }
        Alert alert = alert(reason);
        return outages.begin(AWAY, AWAY, alert).isPresent()
                || outages.update(AWAY, alert).isPresent();
    }

    /** The mailbox lists so many mails and gave out none of them. @return whether a note on disk changed */
    boolean withheld(int mails) {
        return away("the mail server lists "
                + (mails == 1
                        ? "a new mail and does not give it out"
                        : mails + " new mails and gives out none of them"));
    }

    /** The mailbox was read. @return whether a note on disk changed */
    boolean read() {
        if (since != null) {
            LOG.info("the mailbox is read again");
            since = null;
        }
        return !outages.over(AWAY, "The mailbox is read again.", path -> false).isEmpty();
    }

    private static Alert alert(String reason) {
        return new Alert(
                AWAY,
                "Your mail is not read",
                "The cloud agent has not been able to read the mailbox for some minutes: " + QuotedText.inline(reason)
                        + ".",
                "No new mail becomes a task until this is over. Nothing is lost: your mail stays on its server, and is"
                        + " read from where the agent stopped. This note goes when that happens.",
                List.of(
                        "If the login is refused, look at `IMAP_USER` and `IMAP_READONLY_PASSWORD` on the cloud machine;"
                                + " a provider may also ask for a new app password.",
                        "If the server is away, look at its status page, and at `IMAP_HOST` and `IMAP_PORT`.",
                        "If it gives out no mail, its store is in trouble, which its status page or your provider can tell."));
    }
}
