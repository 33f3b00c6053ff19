package dev.aiemployee.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a connection that could not be made safe. The messages are the JDK's (17) and the mail library's own. */
class CertificateTroubleTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        new CertPathBuilderException("unable to find valid certification path to requested target"),
                        "does not trust its certificate"),
                Arguments.of(
                        new CertificateException("No name matching mail.example.org found"), "is for another name"),
                Arguments.of(
                        new CertificateException("No subject alternative DNS name matching mail.example.org found."),
                        "is for another name"),
                Arguments.of(
                        new CertificateException("No subject alternative names matching IP address 127.0.0.1 found"),
                        "is for another name"),
                Arguments.of(
                        new IOException("Can't verify identity of server: mail.example.org"), "is for another name"),
                Arguments.of(new CertificateExpiredException("NotAfter: Mon Nov 30"), "has expired"),
                Arguments.of(new CertificateNotYetValidException("NotBefore: Mon Nov 30"), "date and time"),
                Arguments.of(
                        new SSLException("Unsupported or unrecognized SSL message"),
                        "Unsupported or unrecognized SSL message"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void itIsSaidWhatIsWrongWithTheServersCertificate(Exception cause, String words) {
        Exception failure = new IOException("Could not connect", new SSLHandshakeException("PKIX path") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return cause;
            }
        });

        assertThat(CertificateTrouble.in(failure, "mail.example.org"))
                .hasValueSatisfying(said -> assertThat(said)
                        .startsWith("no trusted connection to mail.example.org: ")
                        .contains(words)
                        .doesNotContain("PKIX"));
    }

    @Test
    void whatHasNothingToDoWithTlsIsNotCalledSo() {
        assertThat(CertificateTrouble.in(new ConnectException("Connection refused"), "mail.example.org"))
                .isEmpty();
    }
}
