package dev.aiemployee.cloud.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A mail in a file reads as it does from memory. */
class MailBytesTest {
    @TempDir
    private Path folder;

    static List<Path> mails() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/mails"))) {
            return files.filter(file -> file.toString().endsWith(".eml")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void aMailInAFileReadsAsFromMemory(Path file) throws IOException {
        ReadMail fromMemory = new MailReader().read(Files.readAllBytes(file));

        try (MailBytes bytes = MailBytes.of(file.toFile())) {
            assertThat(new MailReader().read(bytes)).isEqualTo(fromMemory);
        }
    }

    @Test
    void aLargePlanIsListedAndItsCoverRead() throws IOException {
        Path plan = folder.resolve("plan.eml");
        Files.writeString(
                plan,
                "From: ada@engines.example\r\nSubject: Plan\r\nMessage-ID: <1@engines.example>\r\n"
                        + "Content-Type: multipart/mixed; boundary=bb\r\n\r\n--bb\r\n\r\nSee the plan.\r\n--bb\r\n"
                        + "Content-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + ("QUJD".repeat(19) + "\r\n").repeat(40_000) + "--bb--\r\n");

        try (MailBytes bytes = MailBytes.of(plan.toFile())) {
            Mail mail = (Mail) new MailReader(MailLimits.forHeap(96 << 20)).read(bytes);

            assertThat(mail.body().text()).isEqualTo("See the plan.");
            assertThat(mail.attachments()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("plan.pdf");
                assertThat(file.size()).isBetween(2_200_000L, 2_300_000L);
            });
        }
    }
}
