package dev.aiemployee.core.guard;

import dev.aiemployee.core.guard.Assignment.Join;
import dev.aiemployee.core.guard.Assignment.Value;
import dev.aiemployee.core.guard.SecretWords.Kind;
import java.util.List;
import java.util.function.Consumer;

/**
 * Values that a name makes secret: a word of {@link SecretWords}, joined as {@link Assignment} reads it to something that
 * {@link ValueShape} takes for a password or a key. A bounded look around each word. Stateless.
 */
final class NamedValues {
    static final String PASSWORD = "assigned-password";
    static final String TOLD = "told-password";
    static final String SECRET = "assigned-secret";

    private static final List<SecretWords.Word> WORDS = SecretWords.ALL;
    private static final KeywordIndex INDEX =
            new KeywordIndex(WORDS.stream().map(word -> List.of(word.text())).toList());

    private NamedValues() {}

    static void find(CharSequence text, Consumer<Span> found) {
        HeaderRows rows = new HeaderRows(text, found);
        INDEX.find(text, (word, last) -> {
            rows.name(WORDS.get(word), last + 1);
            at(text, WORDS.get(word), last + 1, found);
        });
    }

    /** The words, for those who look at how the work grows. */
    static List<String> words() {
        return WORDS.stream().map(SecretWords.Word::text).toList();
    }

    private static void at(CharSequence text, SecretWords.Word word, int end, Consumer<Span> found) {
        SecretName.around(text, word, end - word.text().length(), end)
                .ifPresent(name -> new Assignment(text, name.end())
                        .values().stream()
                                .limit(name.kind() == Kind.LOGIN ? 3 : 1)
                                .filter(value -> isSecret(name, value, text))
                                .forEach(value -> found.accept(span(value, text))));
    }

    private static Span span(Value value, CharSequence text) {
        String said = text.subSequence(value.start(), value.end()).toString();
        boolean made = said.length() >= 12 && Randomness.looksRandom(said);
        String rule = value.join() == Join.TOLD ? TOLD : made ? SECRET : PASSWORD;
        return new Span(rule, value.start(), value.end());
    }

    private static boolean isSecret(SecretName name, Value value, CharSequence text) {
        String said = text.subSequence(value.start(), value.end()).toString();
        if (said.length() < 8 || ValueShape.isReference(said) || Placeholder.isOne(said)) {
            return false;
        }
        if (value.join() == Join.CELL && !value.whole()) {
            return false;
        }
        if (value.join() == Join.HEADING && !isHeading(name, text)) {
            return false;
        }
        return switch (name.kind()) {
            case PASSWORD -> isPassword(name, value, said);
            case LOGIN -> value.join().isClear() && ValueShape.isStrong(said);
            case NETWORK -> isPassword(name, value, said) || said.matches("[0-9]{12,63}");
            case KEY -> isKey(name, value, said);
            case SERVICE -> isKeyOfService(value, said);
        };
    }

    private static boolean isPassword(SecretName name, Value value, String said) {
        boolean open = value.join() != Join.BLANK && value.join() != Join.LIST && value.join() != Join.HEADING;
        boolean quoted = value.quoted() && value.join() == Join.BLANK;
        boolean clear = open || name.option() || quoted;
        return clear ? ValueShape.isPassword(said) : ValueShape.isStrong(said);
    }

    private static boolean isKey(SecretName name, Value value, String said) {
        boolean clear = value.join().isClear() || name.option() || (name.compound() && value.join() == Join.BLANK);
        return clear
                ? ValueShape.isKey(said) || (name.compound() && ValueShape.isUuid(said))
                : said.length() >= 20
                        && ValueShape.isKey(said)
                        && Randomness.looksRandom(said)
                        && said.chars().anyMatch(Character::isDigit);
    }

    private static boolean isKeyOfService(Value value, String said) {
        boolean joined = value.join() == Join.SIGN || value.join() == Join.LIST;
        return joined && said.length() >= 14 && ValueShape.isKey(said) && !said.matches("[0-9]+");
    }

    /** Nothing but marks stand before it in its line. */
    private static boolean isHeading(SecretName name, CharSequence text) {
        int at = name.start();
        while (at > 0 && name.start() - at < 12 && "#>*-_ \t|".indexOf(text.charAt(at - 1)) >= 0) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n';
    }
}
