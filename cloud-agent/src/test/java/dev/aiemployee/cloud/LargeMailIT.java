package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.RunningJar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Mails that are larger than the heap of the agent's unit, or nested without end: each is a task or a quarantine, and later mail flows. */
class LargeMailIT {
    private static final int MEGABYTE = 1_000_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private int number;

    @Test
    void noMailEndsTheAgentOrKeepsTheLaterOnesOut() throws IOException {
        try (MailServer server = MailServer.start()) {
            boolean large = server.name().equals("Dovecot"); // the other one keeps its mails in this process
            server.deliver(withFile(14 * MEGABYTE));
            server.deliver(withFile((large ? 60 : 20) * MEGABYTE));
            server.deliver(mail("text/html", "<i>".repeat(2 * MEGABYTE / 3) + "How much?"));
            server.deliver(mail("text/plain", "How much is the chair?\r\n".repeat(14 * MEGABYTE / 24)));
            server.deliver(mail("text/plain", "x".repeat(20 * MEGABYTE)));
            server.deliver(mail(
                    "multipart/mixed; boundary=part",
                    "--part\r\nContent-Type: text/plain\r\n\r\nhello\r\n".repeat(50_000) + "--part--\r\n"));
            server.deliver(mail("text/plain\r\nReferences: " + "<a@b.example> ".repeat(200_000), "How much?"));
            server.deliver(mail("text/plain", "How much is the last chair?"));

            try (RunningJar running =
                    new MailReadingJar(folder).start(server, Path.of("src/test/resources/given/handbook.md"))) {
                MailReadingJar.eventually(
                        running, () -> MailReadingJar.tasks(running.log()).size() == number);

                assertThat(running.log()).doesNotContain("OutOfMemoryError", " ERROR ");
                assertThat(MailReadingJar.tasks(running.log()).get(number)).contains("number-" + number);
            }
        }
    }

    private byte[] withFile(int size) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(head("multipart/mixed; boundary=part"));
        file.writeBytes(String.join(
                        "\r\n",
                        List.of(
                                "--part",
                                "Content-Type: text/plain",
                                "",
                                "See the plan.",
                                "--part",
                                "Content-Type: application/pdf",
                                "Content-Transfer-Encoding: base64",
                                "Content-Disposition: attachment; filename=plan.pdf",
                                "",
                                ""))
                .getBytes(US_ASCII));
        byte[] plan = new byte[size / 4 * 3];
        new Random(number).nextBytes(plan);
        file.writeBytes(Base64.getMimeEncoder().encode(plan));
        file.writeBytes("\r\n--part--\r\n".getBytes(US_ASCII));
        return file.toByteArray();
    }

    private byte[] mail(String type, String body) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        mail.writeBytes(head(type));
        mail.writeBytes(body.getBytes(US_ASCII));
        return mail.toByteArray();
    }

    private byte[] head(String type) {
        number++;
        return ("From: Client <client@kunde.example>\r\nTo: " + MailServer.USER + "\r\nSubject: Number " + number
                        + "\r\nMessage-ID: <" + number + "@kunde.example>\r\nMIME-Version: 1.0\r\nContent-Type: "
                        + type + "\r\n\r\n")
                .getBytes(US_ASCII);
    }
}
