package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people write and receive holds nobody's secret, and must not be held back. The corpus of real mails is found as
 * cloud-agent's own test finds it: below the system property {@code corpus}, else in {@code shared/corpus} beside the project.
 */
class OrdinaryNotesTest {
    private final SecretScanner scanner = new SecretScanner();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "src/test/resources/ordinary",
                "../docs",
                "../vault-template",
                "../cloud-agent/src/test/resources"
            })
    void aNoteOfOursIsNotHeldBack(String folder) {
        List<Path> files = files(Path.of(folder));

        assertThat(files).hasSizeGreaterThan(2);
        assertThat(files).allSatisfy(file -> assertThat(findings(file)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("businessLines")
    void aLineOfBusinessIsNotHeldBack(String line) {
        assertThat(scanner.scan(line)).isEmpty();
    }

    static List<String> businessLines() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/ordinary/business-lines.md"));
    }

    /** Every mail's note has one; one in thousands would be held for how its digest begins. */
    @ParameterizedTest
    @ValueSource(strings = {"key: ", "claim_id: ", "approval_digest: ", "Commit ", "id: EMAIL_"})
    void noDigestOfOursIsTakenForAToken(String name) {
        Random chance = new Random(1);
        StringBuilder all = new StringBuilder();
        for (int start = 0; start < 1 << 16; start++) {
            byte[] rest = new byte[30];
            chance.nextBytes(rest);
            String digest = String.format("%04x", start) + HexFormat.of().formatHex(rest);
            all.append(name)
                    .append(digest, 0, name.startsWith("claim") ? 32 : 64)
                    .append('\n');
        }

        assertThat(scanner.scan(all.toString())).isEmpty();
    }

    /** Forms that public vaults have: manuals, links, other people's names in brackets. None of them opens anything. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -H \"Authorization: Basic cZHV0Z29vdVhBR1...\" https://api.example.org",
                "psql -w \"service=cnxpg10\"",
                "l'utilisateur \"todo@me.example\" est enregistr\u00e9 avec le mot de passe \"MonSuperPassWord\"",
                "<assemblyIdentity name=\"System.Web.Http\" publicKey[[Token]]=\"31bf3856ad364e35\" />",
                "https://www.example.com/redirect?event=description&redir_[[token]]=QUFFLUhqbDE1SDdsMF9DRzVidHViSFZCN2F",
                "'csrf_[[token]]': '998cba6a60d27996fe91442832be6babb25b447c'"
            })
    void whatManualsAndLinksSayIsNotHeldBack(String line) {
        assertThat(scanner.scan(line)).isEmpty();
    }

    @Test
    void aMailOfTheCorpusIsNotHeldBack() {
        Path root = Path.of("").toAbsolutePath().getParent();
        Path corpus = Path.of(System.getProperty(
                "corpus", root.resolveSibling("shared/corpus").toString()));
        assumeThat(corpus)
                .as("no mail corpus (set -Dcorpus=FOLDER to run this test)")
                .isDirectory();

        assertThat(files(corpus))
                .hasSizeGreaterThan(50)
                .allSatisfy(file -> assertThat(findings(file)).isEmpty());
    }

    private List<Finding> findings(Path file) {
        try {
            return scanner.scan(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
