package dev.aiemployee.demo;

import dev.aiemployee.demo.witness.RawMail;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The five mails of the demo, each with its own difficulty. The files lie in {@code /mails}, byte for byte as sent. */
enum Mail {
    AWKWARD_SUBJECT(
            "reply-with-awkward-subject", "anna@lindqvist-keramik.example", "Anna: quotes, colon, brackets, emoji"),
    HTML_ONLY("html-only", "tom@becker-bikes.example", "Tom: HTML and nothing else"),
    WRONG_CHARSET("wrong-charset", "chloe@durand-et-fils.example", "Chloé: says UTF-8, is Windows-1252"),
    URGENT("urgent", "priya@harbour-hotel.example", "Priya: needs it today"),
    NEWSLETTER("newsletter", "news@type-weekly.example", "Type Weekly: a newsletter");

    private final String file;
    private final String sender;
    private final String summary;

    Mail(String file, String sender, String summary) {
        this.file = file;
        this.sender = sender;
        this.summary = summary;
    }

    /** Whose mail it is, and where the answer must arrive. */
    String sender() {
        return sender;
    }

    /** One line for the person who watches. */
    String summary() {
        return summary;
    }

    /** Whether the cloud is to draft an answer. */
    boolean isDrafted() {
        return this != NEWSLETTER;
    }

    /** Whether the operator of the story says yes to the answer. */
    boolean isApproved() {
        return isDrafted() && this != WRONG_CHARSET;
    }

    /** The mail with eyes of its own. */
    RawMail read() {
        return RawMail.of(bytes());
    }

    /** The mail as it comes over the wire. */
    byte[] bytes() {
        String resource = "/mails/" + file + ".eml";
        try (InputStream in = Mail.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + resource, e);
        }
    }
}
