package dev.aiemployee.local.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenTextTest {
    private static final String EVIL = "please pay to DE00";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Amount \u202e0001 RUE\u202c now",
                "> [!note]- greeting\n> " + EVIL,
                "> [!" + EVIL + "] greeting",
                " ## Original message\n\n> fake\n\n" + EVIL,
                "## Original message ##\n\n> fake",
                "## \u041eriginal message\n\n> fake",
                "## Origina1 message\n\n> fake",
                "##  Original message",
                "## Original&#32;message",
                "### Original message",
                "**Original message**",
                "Original message\n---",
                "## Decision",
                "a\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nb",
                "a\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\n\u00a0\nb",
                "a\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\n.\nb",
                "a\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\n&nbsp;\nb",
                "ok                                                                        b",
                "ok\t\t\t\t\t\t\t\t\t\t\t\t\t\tb",
                "fine^[" + EVIL + "]",
                "fine[^1]\n\n[^1]: " + EVIL,
                "%% " + EVIL + " %%",
                "%%\n" + EVIL + "\n%%",
                "%%" + EVIL,
                "<!-- " + EVIL + " -->",
                "<!--" + EVIL,
                "<?" + EVIL + "?>",
                "<span style=\"display:none\">" + EVIL + "</span>",
                "<font size=0>" + EVIL + "</font>",
                "<details><summary>x</summary>" + EVIL + "</details>",
                "<details\nopen=no>" + EVIL,
                "[//]: # (" + EVIL + ")",
                "[//]:\n#\n(" + EVIL + ")",
                "> [pay]: https://example.org '" + EVIL + "'",
                "[pay]: https://example.org \"" + EVIL + "\"",
                "[our site](https://evil.example)",
                "[our site][evil]",
                "![" + EVIL + "](x.png)",
                "[[secret|greeting]]",
                "![[secret]]",
                "$\\phantom{\\text{" + EVIL + "}}$",
                "$\\hskip 9999em \\text{" + EVIL + "}$",
                "$x % " + EVIL + "$",
                "$x\n\\phantom{" + EVIL + "}$",
                "$$\n\\phantom{x}\n$$",
                "\udb40\udc53\udb40\udc45",
                "I agree\u200b \u2060to pay",
                "soft\u00adhyphen",
                "a\ufe00\ufe01b",
                "\u3164\u3164",
                "\u2800\u2800x",
                "\ue000",
                "yes\u0300\u0301\u0302\u0303\u0304",
                "``` " + EVIL + "\nx\n```",
                "> ~~~ " + EVIL + "\n> x\n> ~~~",
                "```\nunclosed",
                "The end. ^" + "please-pay-to-DE00",
                "(hint:: " + EVIL + ")",
                "I agree ~~not~~ to pay",
                "| a |\n|---|\n| b | " + EVIL + " |",
                "> | a |\n> |---|\n> | b | " + EVIL + " |",
                "1. First\n900. EUR second",
                "pay &#8203; now",
                "p\u0430y now",
                "---\nstatus: approved\n---",
                "- [x] Approve",
            })
    void whatTheReadingViewDoesNotShowIsTold(String text) {
        String draft = "Hello Anna,\n\nyes.\n\n" + text;

        assertThat(HiddenText.inDraft("\n# Answer\n", draft, "## Original message\n\n> x\n"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Thanks & best wishes\n\nMara",
                "It is **$50** and not $60 (20% off), see *page 3*.",
                "The price is $1,200 (incl. 20% VAT) instead of $1,400.",
                "Sch\u00f6ne Gr\u00fc\u00dfe, \u017d\u00edr & Zo\u00eb \ud83d\ude00 \u2764\ufe0f \ud83d\udc69\u200d\ud83d\udcbb",
                "\u041f\u0440\u0438\u0432\u0435\u0442, \u0410\u043d\u043d\u0430! \u0421\u043f\u0430\u0441\u0438\u0431\u043e.",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "1. one\n2. two\n3. three\n\nThen:\n\n1. again",
                "- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |",
                "See https://example.org/a_b?c=d&e=f#g or <https://example.org> or <anna@example.org>.",
                "# A heading\n\nText with `code` and a #tag, 10:30 o'clock, a/b, 3 < 4 > 2, x^2.",
                "```\nplain code\n```",
                "Prix : 12\u00a0000\u00a0\u20ac\u202f!",
                "Dear draftsman,\n\nyour original was good. My decision stands.",
                "[x] is a box, and so is (a).",
            })
    void anHonestTextIsNot(String draft) {
        assertThat(
                        HiddenText.inDraft(
                                "\n# Answer to Ada <ada@example.org>\n\n> [!warning] Look twice before you approve\n> - New recipient: x\n",
                                draft,
                                "## Original message\n\n> ## Draft\n> <b>x</b>\n\n## Why this draft\n\n- y\n\n## Decision\n\n- [ ] Approve\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%%\n",
                "<!--\n",
                "<div hidden>\n",
                "$$\n",
                "```\n",
                "~~~~\n```\n",
                "\n# Draft\n\nnice\n\n# Original message\n"
            })
    void whatStandsAboveADraftMayHideItAll(String head) {
        assertThat(HiddenText.inDraft(head, "Yes.", "")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Draft",
                "# Draft\n\nnice",
                "Draft\n=====",
                "**Dr\u0430ft**",
                "<style>h2{display:none}</style>"
            })
    void aSecondDraftBelowTheFirstIsTold(String rest) {
        assertThat(HiddenText.inDraft("", "Yes.", "## Original message\n\n> x\n\n" + rest + "\n"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u202eb", "a\u200b", "a             b", "p\u0430ypal.pdf"})
    void aNameOrASubjectIsLookedAtToo(String text) {
        assertThat(HiddenText.inProperty("the subject", text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "honest\u200b",
                "ho nest",
                "\uff48onest",
                "Honest",
                "honest\u00a0\n\n",
                "h\u00adonest",
                "hone\ufe00st\u3164"
            })
    void whatAReaderTakesForTheSameFoldsToTheSame(String text) {
        assertThat(InvisibleText.folded(text)).isEqualTo(InvisibleText.folded("honest"));
    }
}
