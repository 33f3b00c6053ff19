package dev.aiemployee.cloud.mail;

import dev.aiemployee.cloud.mail.text.DecodedWords;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.internet.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Content-Type or Content-Disposition: a word and parameters. What the standard's grammar refuses is read by a looser one.
 */
final class PartType {
    private static final Pattern FIRST_WORD = Pattern.compile("[\\s;\"]*+([^\\s;\"]{1,200})");
    private static final Pattern MEDIA = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}");
    private static final int LONGEST = 8_000;

    private final String value;
    private final String word;

    private PartType(String value, String word) {
        this.value = value;
        this.word = word;
    }

    /** @param otherwise the media type when the value names none */
    static PartType ofContent(String value, String otherwise) {
        PartType read = of(value);
        if (MEDIA.matcher(read.word).matches()) {
            return read;
        }
        boolean several = read.word.startsWith("multipart/") || read.word.equals("multipart");
        return new PartType(read.value, several ? "multipart/mixed" : otherwise);
    }

    /** A value whose first word is not a media type: a disposition. */
    static PartType of(String value) {
        String kept = value.substring(0, Math.min(value.length(), LONGEST));
        Matcher word = FIRST_WORD.matcher(kept);
        return new PartType(kept, word.lookingAt() ? word.group(1).toLowerCase(Locale.ROOT) : "");
    }

    /** The media type or the disposition, lower case. */
    String word() {
        return word;
    }

    boolean is(String mediaType) {
        return word.equals(mediaType);
    }

    boolean isMultipart() {
        return word.startsWith("multipart/");
    }

    /** A parameter's value, decoded (RFC 2231, encoded words); empty when it is missing. */
    String parameter(String name) {
        return strict(name).or(() -> loose(name)).map(DecodedWords::decode).orElse("");
    }

    private Optional<String> strict(String name) {
        int start = value.indexOf(';');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new ParameterList(value.substring(start)).get(name));
        } catch (ParseException looserThenThat) {
            return Optional.empty();
        }
    }

    private Optional<String> loose(String name) {
        Matcher found = Pattern.compile("(?i)[;\\s]\\s*" + Pattern.quote(name) + "\\s*=\\s*(?:\"([^\"]*)\"?|([^;]*))")
                .matcher(value);
        return found.find()
                ? Optional.of((found.group(1) != null ? found.group(1) : found.group(2)).strip())
                : Optional.empty();
    }
}
