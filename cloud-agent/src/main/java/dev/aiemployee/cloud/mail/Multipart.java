package dev.aiemployee.cloud.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets Jakarta Mail split a multipart body and keeps the parts as stretches of its bytes, at most so many, and the number of
 * the others: a part is looked into only when its turn comes, so that a million tiny ones cost nothing.
 */
final class Multipart extends MimeMultipart {
    /** RFC 2046 allows 70; the parser's tables need time with the square of the length. */
    private static final int LONGEST_BOUNDARY = 200;

    private static final Pattern BOUNDARY_LINE =
            Pattern.compile("(?m)^--([^\\r\\n]{0," + (LONGEST_BOUNDARY - 1) + "}[^\\s-])[ \\t]*+$");
    /** So far the first boundary line is looked for. */
    private static final int PREAMBLE = 1 << 20;

    private static final MimeBodyPart NOT_LOOKED_INTO = new MimeBodyPart();

    private final List<MailBytes> pieces = new ArrayList<>();
    private final int limit;
    private int surplus;

    /**
     * What was found.
     *
     * @param pieces the first parts, in order; empty when no boundary line is found
     * @param surplus how many more there are
     */
    record Parts(List<MailBytes> pieces, int surplus) {
        static final Parts NONE = new Parts(List.of(), 0);

        Parts {
            pieces = List.copyOf(pieces);
        }
    }

    private Multipart(DataSource body, int limit) throws MessagingException {
        super(body);
        this.limit = limit;
    }

    /**
     * The first {@code limit} parts.
     *
     * @param boundary the parameter; when it is empty, too long or stands nowhere, the first line that starts like one is taken
     */
    static Parts split(MailBytes body, String boundary, int limit) {
        String named = boundary.stripTrailing();
        boolean usable = !named.isEmpty() && named.length() <= LONGEST_BOUNDARY;
        Parts parts = usable ? at(named, body, limit) : Parts.NONE;
        return parts.pieces().isEmpty() && parts.surplus() == 0 ? at(firstBoundary(body), body, limit) : parts;
    }

    private static Parts at(String mark, MailBytes body, int limit) {
        if (mark.isEmpty()) {
            return Parts.NONE;
        }
        try {
            String quoted = mark.replaceAll("[\"\\\\]", "\\\\$0");
            Multipart multipart = new Multipart(new Body(body, "multipart/mixed; boundary=\"" + quoted + '"'), limit);
            multipart.parse();
            return new Parts(multipart.pieces, multipart.surplus);
        } catch (MessagingException noParts) {
            return Parts.NONE;
        }
    }

    private static String firstBoundary(MailBytes body) {
        Matcher line = BOUNDARY_LINE.matcher(new String(body.first(PREAMBLE), ISO_8859_1));
        return line.find() ? line.group(1) : "";
    }

    /** Not as system properties say: a mail reads the same on every machine. */
    @Override
    protected void initializeProperties() {
        allowEmpty = true;
        ignoreMissingEndBoundary = true;
        ignoreExistingBoundaryParameter = false;
        ignoreMissingBoundaryParameter = false;
    }

    @Override
    protected MimeBodyPart createMimeBodyPart(InputStream part) {
        if (pieces.size() < limit) {
            pieces.add(MailBytes.of(part));
        } else {
            surplus++;
        }
        return NOT_LOOKED_INTO;
    }

    /** What the parser is given. */
    private record Body(MailBytes bytes, String type) implements DataSource {
        @Override
        public InputStream getInputStream() {
            return bytes.open();
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("a mail is only read");
        }

        @Override
        public String getContentType() {
            return type;
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
