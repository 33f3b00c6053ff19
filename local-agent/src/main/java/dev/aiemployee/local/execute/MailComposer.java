package dev.aiemployee.local.execute;

import dev.aiemployee.local.approve.content.Letter;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Makes the one MIME message that an approved content stands for. The same content gives the same message but for its date. */
final class MailComposer {
    /** With the subject and the addresses the header block stays below the 4,096 bytes from which relays refuse. */
    private static final int MOST_REFERENCES = 1_000;

    private static final int LINE = 76;

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private static final DateTimeFormatter RFC_5322 =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Session session;
    private final Session utf8;
    private final Mailbox from;
    private final MailParts parts;
    private final ZoneId zone;

    /**
     * @param properties what the mail library is told
     * @param zone the operator's, in which the date is written
     */
    MailComposer(Properties properties, Mailbox from, KeptFiles files, ZoneId zone) {
        this.zone = zone;
        this.parts = new MailParts(files);
        this.session = Session.getInstance(properties);
        this.utf8 = Session.getInstance(withUtf8(properties));
        this.from = from;
    }

    /** @throws MessagingException when an address cannot stand in a mail, or an attached file is not there as it was approved */
    MimeMessage compose(Outgoing outgoing, String messageId, Instant date) throws MessagingException {
        Letter letter = outgoing.letter();
        MimeMessage message = new StableMessage(session(outgoing), messageId);
        message.setFrom(address(from));
        message.setRecipients(RecipientType.TO, addresses(outgoing.recipients().to()));
        message.setRecipients(RecipientType.CC, addresses(outgoing.recipients().cc()));
        subject(message, letter.subject());
        message.setHeader("Date", RFC_5322.format(date.atZone(zone)));
        if (letter.attachments().isEmpty()) {
            message.setText(letter.body(), UTF_8);
            message.setHeader("Content-Transfer-Encoding", "quoted-printable");
        } else {
            message.setContent(parts.of(letter, messageId));
        }
        thread(message, letter);
        message.saveChanges();
        return message;
    }

    /** The addresses that only a server with SMTPUTF8 takes (RFC 6531), the sender's among them. */
    List<String> needingUtf8(Outgoing outgoing) {
        return Stream.concat(Stream.of(from), outgoing.recipients().all().stream())
                .map(Mailbox::address)
                .filter(WireAddress::needsUtf8)
                .toList();
    }

    /** The library's settings for this mail: UTF-8 is spoken only where nothing else will do. */
    Session session(Outgoing outgoing) {
        return needingUtf8(outgoing).isEmpty() ? session : utf8;
    }

    private static Properties withUtf8(Properties properties) {
        Properties utf8 = new Properties();
        utf8.putAll(properties);
        utf8.setProperty("mail.mime.allowutf8", "true");
        return utf8;
    }

    /** Everybody the server is told to deliver to, the hidden ones too, each address once. */
    InternetAddress[] envelope(Outgoing outgoing) throws MessagingException {
        Map<String, Mailbox> once = new LinkedHashMap<>();
        outgoing.recipients().all().forEach(mailbox -> once.putIfAbsent(mailbox.key(), mailbox));
        return addresses(List.copyOf(once.values()));
    }

    /** Those whom no header of the mail names. */
    InternetAddress[] hidden(Outgoing outgoing) throws MessagingException {
        return addresses(outgoing.recipients().bcc());
    }

    private static void subject(MimeMessage message, String subject) throws MessagingException {
        if (EncodedWords.looksEncoded(subject)) {
            message.setHeader("Subject", MimeUtility.fold("Subject: ".length(), EncodedWords.of(subject)));
        } else {
            message.setSubject(subject, UTF_8);
        }
    }

    private static void thread(MimeMessage message, Letter letter) throws MessagingException {
        if (!letter.threading().inReplyTo().isEmpty()) {
            message.setHeader("In-Reply-To", letter.threading().inReplyTo());
        }
        if (!letter.threading().references().isEmpty()) {
            message.setHeader("References", folded(letter.threading().shortened(MOST_REFERENCES)));
        }
    }

    /** Between ids only: a fold in an id with a quoted blank would be legal, and lost on many programs. */
    private static String folded(List<String> references) {
        StringBuilder field = new StringBuilder();
        int column = "References:".length();
        for (String id : references) {
            boolean fits = column + 1 + id.length() <= LINE || field.length() == 0;
            field.append(fits ? (field.length() == 0 ? "" : " ") : "\r\n ").append(id);
            column = (fits ? column : 0) + 1 + id.length();
        }
        return field.toString();
    }

    private static InternetAddress[] addresses(List<Mailbox> mailboxes) throws MessagingException {
        List<InternetAddress> addresses = new ArrayList<>();
        for (Mailbox mailbox : mailboxes) {
            addresses.add(address(mailbox));
        }
        return addresses.toArray(new InternetAddress[0]);
    }

    private static InternetAddress address(Mailbox mailbox) throws MessagingException {
        try {
            String name = mailbox.name().isEmpty() ? null : mailbox.name();
            String bare = WireAddress.of(mailbox.address());
            InternetAddress address = name != null && EncodedWords.looksEncoded(name)
                    ? new EncodedName(bare, name)
                    : new InternetAddress(bare, name, UTF_8);
            address.validate();
            return address;
        } catch (IllegalArgumentException e) {
            throw new MessagingException(String.valueOf(e.getMessage()), e);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    /** A name that reads like an encoded word, encoded once more, also for a server that takes UTF-8. */
    private static final class EncodedName extends InternetAddress {
        private static final long serialVersionUID = 1;

        EncodedName(String address, String name) {
            this.address = address;
            this.encodedPersonal = EncodedWords.of(name);
        }

        @Override
        public String toUnicodeString() {
            return toString();
        }
    }

    /** Saving a message gives it a new id of the library's own, which would hide that a mail is the same one. */
    private static final class StableMessage extends MimeMessage {
        private final String messageId;

        StableMessage(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
