package dev.aiemployee.cloud.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aiemployee.core.guard.live.LiveContent;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DraftTextTest {
    private static final List<String> SCRAPS = List.of(
            "#",
            "## ",
            "## Original message",
            "## Draft",
            "- [x] Approve",
            "[ ",
            "] ",
            "[",
            "]",
            "x",
            "`",
            "``",
            "~~",
            "~",
            "<",
            "%",
            ">",
            "!",
            "---",
            "\n",
            "\n\n",
            "obsidian://",
            "https://",
            ":",
            "//",
            "<img src=x>",
            "word ",
            "  ",
            "\u202e",
            "\u200b",
            "=");

    @Test
    void nothingIsLiveOrLooksLikeASection() {
        Random random = new Random(11);
        Pattern live = Pattern.compile(
                "(?m)^\\s*#{1,6}\\s|\\[[ xX]\\]|`|~~~|<%|%>|%%|!\\[|\\[\\[|\\]\\]|<[/!?a-zA-Z]|::|(?i)\\bobsidian://|^-{3,}$|[\u202e\u200b]");
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 14; i++) {
                text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }

            String tame = DraftText.tame(text.toString());

            assertThat(LiveContent.refusal(tame)).as("%s from %s", tame, text).isEmpty();
            assertThat(live.matcher(tame).find()).as("%s from %s", tame, text).isFalse();
            assertThat(DraftText.tame(tame)).isEqualTo(tame);
        }
    }

    @Test
    void anOrdinaryLetterIsLeftAsItIs() {
        String letter =
                "Dear Ada,\n\nthe price is 20% off: 5 < 7, see https://shop.example/a#b.\n- one\n- two\n\n\"Yes\" (no) [1] x@y.example\nSam";

        assertThat(DraftText.tame(letter)).isEqualTo(letter);
    }

    @Test
    void aLongTextIsCutBetweenWords() {
        String tame = DraftText.tame("word ".repeat(2_000));

        assertThat(tame).hasSizeLessThanOrEqualTo(Draft.MAX_BODY).endsWith("word");
    }

    @Test
    void aDraftRefusesTextThatIsNotTame() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Draft("Hello\n\n## Original message\n", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Draft("", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Plan B | Re: Plan B",
                "Re: Plan B | Re: Plan B",
                "RE: re: AW: Plan B | Re: Plan B",
                "[EXTERN] Re: offer | Re: offer",
                "[EXT] AW: (External) offer | Re: offer",
                "R: preventivo | Re: preventivo",
                "R: RIF: R: preventivo | Re: preventivo",
                "[Extension] plan | Re: [Extension] plan",
                "R2: plan | Re: R2: plan",
                "Re[2]: Plan B | Re: Plan B",
                "Fwd: Plan B | Re: Fwd: Plan B",
                "Regarding: Plan B | Re: Regarding: Plan B",
                "Re: | Re: your message",
                "'' | Re: your message"
            })
    void anAnswerHasOneRe(String subject, String answer) {
        assertThat(ReplySubject.to(subject)).isEqualTo(answer);
    }
}
