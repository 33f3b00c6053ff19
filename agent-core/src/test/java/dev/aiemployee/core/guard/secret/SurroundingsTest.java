package dev.aiemployee.core.guard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {
    @Test
    void aRuleThatLooksAtItsTokenAloneNamesNoOtherSigns() {
        assertThat(SecretRules.ALL)
                .filteredOn(rule -> rule.near().isToken())
                .hasSizeGreaterThan(30)
                .allSatisfy(rule -> assertThat(signs(rule.pattern().pattern()))
                        .as(rule.id() + " " + rule.keywords())
                        .matches("[A-Za-z0-9" + "._=+/:$~%@|-]*"));
    }

    /** What a pattern can match, without its own syntax. */
    private static String signs(String pattern) {
        return pattern.replace("(?:^|[^A-Za-z0-9_-])", "")
                .replace("(?:[^A-Za-z0-9_-]|$)", "")
                .replaceAll("\\{[0-9,]+}", "")
                .replaceAll("\\\\w", "")
                .replaceAll("\\(\\?[:i-]+", "")
                .replaceAll("[()\\[\\]?*\\\\]", "");
    }

    @Test
    void anOptionIsLookedForInTheLineOfItsCommandAlone() {
        List<Integer> tried = new ArrayList<>();
        SecretRule rule = SecretRules.ALL.stream()
                .filter(each -> each.near() == Surroundings.OPTION)
                .findFirst()
                .orElseThrow();
        String text = "curl " + ".".repeat(600) + "\ncurl -u a\n" + ".".repeat(600) + "curl";
        Windows windows = new Windows(List.of(rule), text, (number, from, to) -> tried.add(from));

        for (int at = text.indexOf("curl"); at >= 0; at = text.indexOf("curl", at + 1)) {
            windows.around(0, at + 3);
        }
        windows.close();

        assertThat(tried).containsExactly(text.indexOf("\ncurl") + 4 - Windows.BEFORE);
    }

    @ParameterizedTest
    @CsvSource({
        "USER_IN_ADDRESS, https://shop.example/a@b, false",
        "USER_IN_ADDRESS, https://user:word@shop.example, true",
        "USER_IN_ADDRESS, https://shop.example and a@b, false",
        "DIGITS_BEFORE, a0://, false",
        "ANY, ://, true"
    })
    void aCheapLookTellsWhetherAPatternIsWorthATry(Surroundings near, String text, boolean worth) {
        assertThat(near.at(text, text.indexOf("://") + 2)).isEqualTo(worth);
    }
}
