package dev.aiemployee.local.execute;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP connection that knows how far it came. The library reports a lost connection in the same way whether the mail was
 * still being written or its end was already on the wire; only the latter leaves the outcome open (RFC 5321, 4.1.1.4: the
 * server takes the mail when it has read the line with the final dot, not before).
 */
final class TrackedTransport extends SMTPTransport {
    private final Runnable leaving;
    private boolean ended;
    private boolean accepted;
    private String reply = "";

    /** @param leaving runs before the server is asked to take the mail's text, when all else is agreed */
    TrackedTransport(Session session, Runnable leaving) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.leaving = leaving;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        leaving.run();
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        ended = true;
        super.finishData();
        accepted = true;
        reply = String.valueOf(getLastServerResponse()).strip();
    }

    /** Chunks (RFC 3030) would end a mail without a dot; they are off by default and must stay so. */
    @Override
    protected void finishBdat() {
        throw new IllegalStateException("mail.smtp.chunksize is set (expected: not set)");
    }

    /** The server confirmed that it took the mail. */
    boolean isAccepted() {
        return accepted;
    }

    /** The server's words when it took the mail. */
    String reply() {
        return reply;
    }

    /** The end of the mail may have reached the server, and no definite refusal came back. */
    boolean isOpen() {
        int code = getLastReturnCode();
        boolean refused = code >= 400 && code <= 599;
        return ended && !refused;
    }
}
