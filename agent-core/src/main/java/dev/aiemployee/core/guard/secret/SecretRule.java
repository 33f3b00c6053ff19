package dev.aiemployee.core.guard.secret;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How one kind of credential looks.
 *
 * @param keywords in lower case; one of them stands in every match, its end at most {@link Windows#BEFORE} behind the
 *     beginning of the match and {@link Windows#AFTER} before its end
 * @param pattern the last group, or all of it without groups, is the credential
 * @param isSecret whether that text is one, and no placeholder or word
 * @param near what must stand around a keyword; a cheap look, so that the pattern is seldom tried in vain
 */
public record SecretRule(
        String id, List<String> keywords, Pattern pattern, Predicate<String> isSecret, Surroundings near) {
    static SecretRule of(String id, String keywords, String pattern, Predicate<String> isSecret) {
        return new SecretRule(
                id, List.of(keywords.split(" ", -1)), Pattern.compile(pattern), isSecret, Surroundings.ANY);
    }

    SecretRule near(Surroundings what) {
        return new SecretRule(id, keywords, pattern, isSecret, what);
    }

    /** The credentials in a part of a text; a match at its very beginning is none, as nobody knows what stands before it. */
    void find(CharSequence text, int from, int to, Consumer<Span> found) {
        Matcher matcher = pattern.matcher(text.subSequence(from, to));
        while (matcher.find()) {
            int group = matcher.groupCount();
            boolean cut = from > 0 && matcher.start() == 0;
            if (!cut && isSecret.test(matcher.group(group))) {
                found.accept(new Span(id, from + matcher.start(group), from + matcher.end(group)));
            }
        }
    }
}
