package dev.aiemployee.local.execute;

import dev.aiemployee.core.text.CertificateTrouble;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/**
 * Why talk with a mail server failed, in the server's own words where it said any: what the mail library says around them is not for
 * a person.
 */
final class MailTrouble {
    private static final Pattern REPLY = Pattern.compile("[2-5][0-9][0-9][ -].*");

    private MailTrouble() {}

    /**
     * One line, which may be long and is from outside.
     *
     * @param host the server's name
     */
    static String reason(MessagingException failure, String host) {
        String said = servers(failure);
        return said.isEmpty() ? CertificateTrouble.in(failure, host).orElseGet(() -> ours(failure, host)) : said;
    }

    /** A mail to several people may have been refused for more than one of them. */
    private static String servers(MessagingException failure) {
        Set<String> said = new LinkedHashSet<>();
        for (Exception e = failure; e != null; e = next(e)) {
            if (isReply(e)) {
                said.add(line(e));
            }
        }
        return String.join("; ", said);
    }

    private static boolean isReply(Exception e) {
        boolean refused = e instanceof SMTPSendFailedException
                || e instanceof SMTPAddressFailedException
                || e instanceof SMTPSenderFailedException
                || e instanceof AuthenticationFailedException;
        return refused && REPLY.matcher(line(e)).matches();
    }

    private static String ours(MessagingException failure, String host) {
        Exception last = failure;
        for (Exception e = failure; e != null; e = next(e)) {
            last = e;
        }
        if (last instanceof UnknownHostException) {
            return "no computer called " + host + " is known";
        } else if (last instanceof SocketTimeoutException) {
            return host + " took too long to answer (" + line(last) + ")";
        }
        return last instanceof ConnectException ? host + " does not answer (" + line(last) + ")" : all(failure);
    }

    private static String all(MessagingException failure) {
        Set<String> all = new LinkedHashSet<>();
        for (Exception e = failure; e != null; e = next(e)) {
            all.add(line(e));
        }
        all.remove("");
        return String.join("; ", all);
    }

    private static @Nullable Exception next(Exception e) {
        return e instanceof MessagingException wrapper ? wrapper.getNextException() : null;
    }

    private static String line(Exception e) {
        String line = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
        return line.equals("[EOF]") ? "the connection broke off" : line;
    }
}
