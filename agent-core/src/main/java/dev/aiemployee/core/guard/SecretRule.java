package dev.aiemployee.core.guard;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.function.Predicate;

/**
 * How one kind of credential looks.
 *
 * @param keywords in lower case; a line without any of them cannot match
 * @param pattern the last group, or all of it without groups, is the credential
 * @param isSecret whether that text is one, and no placeholder or word
 */
record SecretRule(String id, List<String> keywords, Pattern pattern, Predicate<String> isSecret) {
    boolean mayMatch(String lowerCaseLine) {
        return keywords.stream().anyMatch(lowerCaseLine::contains);
    }

    boolean matches(String line) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
            if (isSecret.test(matcher.group(matcher.groupCount()))) {
                return true;
            }
        }
        return false;
    }
}
