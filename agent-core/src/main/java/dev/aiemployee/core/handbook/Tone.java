package dev.aiemployee.core.handbook;

import java.util.List;
import java.util.Locale;

/**
 * How the operator wants to sound. The prose is for a writer that can read; the lines {@code Greeting: }, {@code Sign-off: }
 * and {@code Signature: } in it, as list items or not, are for one that cannot.
 *
 * @param prose the section as it stands
 * @param formal whether it asks for a formal manner
 * @param greeting a word in the place of {@code Hello}; empty for the usual one
 * @param signOff the line before the signature; empty for the usual one
 * @param signature the operator's name; empty when the handbook gives none
 */
public record Tone(String prose, boolean formal, String greeting, String signOff, String signature) {
    static Tone of(String prose) {
        return new Tone(
                prose,
                isFormal(prose),
                value(List.of("greeting"), prose),
                value(List.of("sign-off", "sign off", "closing"), prose),
                value(List.of("signature", "name"), prose));
    }

    /** Whether words of the operator's ask for a formal manner. */
    public static boolean isFormal(String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        return lower.matches("(?s).*\\bformal\\b.*")
                && !lower.matches("(?s).*\\b(?:not|never|less|in)[ -]?formal\\b.*");
    }

    private static String value(List<String> names, String prose) {
        return prose.lines()
                .map(line -> line.replaceFirst("^\\s*[-*]\\s+", "").replace("**", ""))
                .filter(line -> line.indexOf(':') > 0)
                .filter(line -> names.contains(
                        line.substring(0, line.indexOf(':')).strip().toLowerCase(Locale.ROOT)))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }
}
