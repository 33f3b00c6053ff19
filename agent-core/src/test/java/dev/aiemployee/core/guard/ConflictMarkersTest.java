package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConflictMarkersTest {
    private final CommitGuard guard = new CommitGuard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# a\n<<<<<<< HEAD\nmine\n=======\ntheirs\n>>>>>>> origin/main\n",
                "# a\r\n<<<<<<< HEAD\r\nmine\r\n=======\r\ntheirs\r\n>>>>>>> 1234567 (edit)\r\n",
                "# a\n<<<<<<< Updated upstream\nx\n||||||| base\ny\n=======\nz\n>>>>>>> Stashed changes"
            })
    void aFileWithAnUnresolvedConflictIsHeldBackByItsLine(String text) {
        assertThat(verdict(text).refusal())
                .hasValueSatisfying(words -> assertThat(words).startsWith("an unresolved Git conflict at line 2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Title\n=======\n\ntext\n",
                "quoted: <<<<<<< HEAD and >>>>>>> main\n",
                "<<<<<<< HEAD\nonly the start is quoted here\n",
                ">>>>>>> main\n=======\n<<<<<<< HEAD\n"
            })
    void aNoteMayQuoteAMarkerOrUnderlineATitle(String text) {
        assertThat(verdict(text)).isEqualTo(new GuardVerdict.Allowed());
    }

    @Test
    void anImageIsNoText() {
        assertThat(guard.check("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, '\n'}))
                .isEqualTo(new GuardVerdict.Allowed());
    }

    private GuardVerdict verdict(String text) {
        return guard.check("Notes/a.md", text.getBytes(StandardCharsets.UTF_8));
    }
}
