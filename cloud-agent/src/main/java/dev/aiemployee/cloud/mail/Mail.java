package dev.aiemployee.cloud.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail as a person reads it. Everything in it was written by a stranger.
 *
 * @param key see {@link ReadMail#key()}
 * @param subject on one line, decoded, at most {@value #MAX_SUBJECT} characters; empty when there is none
 * @param sent what the Date header says; null when it is missing or no date
 */
public record Mail(
        String key,
        Correspondents people,
        String subject,
        @Nullable Instant sent,
        MailThread threading,
        MailText body,
        List<ListedPart> attachments,
        MailOrigin origin)
        implements ReadMail {
    /** The longest subject that is kept; a longer one ends with an ellipsis. */
    public static final int MAX_SUBJECT = 300;

    public Mail {
        attachments = List.copyOf(attachments);
    }

    /** The same mail with other wishes of where answers go. */
    public Mail repliedTo(List<MailAddress> others) {
        Correspondents now = new Correspondents(people.from(), others, people.to(), people.cc());
        return new Mail(key, now, subject, sent, threading, body, attachments, origin);
    }

    /** The same mail as its writer sent it to a list, which is the operator's own. */
    public Mail passedOnBy(PassedOn list, List<MailAddress> writers) {
        List<MailAddress> from = writers.isEmpty() ? people.from() : writers.subList(0, 1);
        Correspondents now = new Correspondents(from, people.replyTo(), people.to(), people.cc());
        return new Mail(
                key,
                now,
                subject,
                sent,
                threading,
                body,
                attachments,
                list.without().passedOnBy(list));
    }

    /** The first From address, else none. */
    public Optional<MailAddress> sender() {
        return people.from().stream().findFirst();
    }

    /** Where an answer goes: to the sender when a Reply-To names them, else to the first usable Reply-To, else to the sender when usable. */
    public Optional<MailAddress> answerTo() {
        List<MailAddress> wanted =
                people.replyTo().stream().filter(MailAddress::isUsable).toList();
        return wanted.stream()
                .filter(one -> sender().filter(one::sameMailbox).isPresent())
                .findFirst()
                .or(() -> wanted.stream().findFirst())
                .or(() -> sender().filter(MailAddress::isUsable));
    }
}
