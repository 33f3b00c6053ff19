package dev.aiemployee.core.text;

import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What a failed TLS handshake means and what to do about it, for a person; the same for mail, mailbox and Git host. Pure. */
public final class CertificateTrouble {
    /** How the JDK (HostnameChecker) and the mail library (SocketFetcher) say that a certificate names another host. */
    private static final Pattern OTHER_NAME =
            Pattern.compile("(?i)no name matching|no subject alternative|verify identity of server");

    private CertificateTrouble() {}

    /**
     * The words; absent when the failure has nothing to do with TLS.
     *
     * @param host the name that was asked for
     */
    public static Optional<String> in(Throwable failure, String host) {
        boolean secured = false;
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 50; cause = cause.getCause(), depth++) {
            Optional<String> certificate = certificate(cause, host);
            if (certificate.isPresent()) {
                return certificate;
            }
            secured |= cause instanceof SSLException || cause instanceof CertificateException;
        }
        return secured ? Optional.of(begin(host) + innermost(failure)) : Optional.empty();
    }

    private static Optional<String> certificate(Throwable cause, String host) {
        String message = String.valueOf(cause.getMessage());
        if (OTHER_NAME.matcher(message).find()) {
            return Optional.of(begin(host) + "its certificate is for another name. Look whether the server's name is"
                    + " written right in the settings, and ask whoever runs it which name to use");
        } else if (cause instanceof CertificateExpiredException) {
            return Optional.of(
                    begin(host)
                            + "its certificate has expired. Whoever runs the server must renew it; look at this computer's date, too");
        } else if (cause instanceof CertificateNotYetValidException) {
            return Optional.of(begin(host) + "its certificate is not valid yet. Look at this computer's date and time");
        }
        return message.contains("unable to find valid certification path")
                ? Optional.of(begin(host) + "this computer does not trust its certificate. If it is of your own making,"
                        + " add it to this computer's trust store (`keytool -importcert -cacerts -file FILE`);"
                        + " otherwise somebody may be in between")
                : Optional.empty();
    }

    private static String begin(String host) {
        return "no trusted connection to " + host + ": ";
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
    }
}
