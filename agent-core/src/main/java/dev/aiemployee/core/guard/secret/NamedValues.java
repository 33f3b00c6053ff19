package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.guard.secret.Assignment.Join;
import dev.aiemployee.core.guard.secret.Assignment.Value;
import dev.aiemployee.core.guard.secret.SecretWords.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Values that a name makes secret: a word of {@link SecretWords}, joined as {@link Assignment} reads it to something that
 * {@link ValueShape} takes for a password or a key. A bounded look around each word. For one text and one thread.
 */
public final class NamedValues {
    static final String PASSWORD = "assigned-password";
    static final String TOLD = "told-password";
    static final String SECRET = "assigned-secret";

    private static final int SHORTEST = 8;
    /** How far behind a name its value is looked for. */
    private static final int LONGEST = 400;
    /** A name may stand in another's value, as in an address; in a text without an end that names itself again and again none has a long one. */
    private static final int MOST_NESTED = 8;

    private static final int LONGEST_NESTED = 64;
    private static final List<SecretWords.Word> WORDS = List.copyOf(SecretWords.ALL);

    private final CharSequence text;
    private final Consumer<Span> found;
    private final HeaderRows rows;
    private int furthest;
    private int nested;

    NamedValues(CharSequence text, Consumer<Span> found) {
        this.text = text;
        this.found = found;
        this.rows = new HeaderRows(text, found);
    }

    /** The words that are to be looked for. */
    public static List<String> words() {
        return WORDS.stream().map(SecretWords.Word::text).toList();
    }

    /** A word ends before this place; the places come in order. */
    void at(int number, int end) {
        SecretWords.Word word = WORDS.get(number);
        rows.name(word, end);
        SecretName.around(text, word, end - word.text().length(), end).ifPresent(this::assigned);
    }

    private void assigned(SecretName name) {
        nested = name.start() < furthest ? nested + 1 : 0;
        List<Value> values = new Assignment(text, name.end(), isDeep() ? 2 * LONGEST_NESTED : LONGEST).values();
        boolean several =
                name.kind() == Kind.LOGIN || (!values.isEmpty() && values.get(0).join() == Join.BLOCK);
        Stream.concat(
                        values.stream().limit(several ? values.size() : 1),
                        values.stream().filter(value -> value.join() == Join.ROW))
                .filter(this::isRead)
                .filter(value -> isSecret(name, value))
                .forEach(value -> found.accept(span(value)));
    }

    /** Names in values in values would cost each the whole text behind it. */
    private boolean isRead(Value value) {
        boolean first = value.start() >= furthest;
        furthest = Math.max(furthest, value.end());
        return first || !isDeep() || value.end() - value.start() <= LONGEST_NESTED;
    }

    private boolean isDeep() {
        return nested > MOST_NESTED;
    }

    /** The value, put together when it goes over several lines. */
    private String said(Value value) {
        String said = text.subSequence(value.start(), value.end()).toString();
        return said.indexOf('\n') < 0 ? said : said.replaceAll("\\s+[> \t]*", "");
    }

    private Span span(Value value) {
        String said = said(value);
        boolean made = said.length() >= 12 && Randomness.looksRandom(said);
        String rule = value.join() == Join.TOLD ? TOLD : made ? SECRET : PASSWORD;
        return new Span(rule, value.start(), value.end());
    }

    private boolean isSecret(SecretName name, Value value) {
        String said = said(value);
        boolean apart = (value.join() != Join.CELL && value.join() != Join.ROW) || value.whole();
        boolean headed = value.join() != Join.HEADING || isHeading(name);
        return said.length() >= SHORTEST
                && apart
                && headed
                && isShaped(name, value, said)
                && !ValueShape.isReference(said)
                && !Placeholder.isOne(said);
    }

    private static boolean isShaped(SecretName name, Value value, String said) {
        return switch (name.kind()) {
            case PASSWORD -> isPassword(name, value, said);
            case LOGIN -> value.join().isClear() && ValueShape.isStrong(said);
            case NETWORK -> isPassword(name, value, said) || said.matches("[0-9]{12,63}");
            case KEY -> isKey(name, value, said);
            case SERVICE -> isKeyOfService(value, said);
        };
    }

    private static boolean isPassword(SecretName name, Value value, String said) {
        if (value.join() == Join.BLOCK && ValueShape.isMixedWord(said)) {
            return true; // nobody writes a term in a block of its own
        }
        boolean open = value.join() == Join.TOLD || (value.join().isClear() && value.join() != Join.LIST);
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

    /** Nothing but marks and a few words stand before it in its line. */
    private boolean isHeading(SecretName name) {
        int at = name.start();
        while (at > 0 && name.start() - at < 40 && isWord(text.charAt(at - 1))) {
            at--;
        }
        for (int marks = 0; marks < 12 && at > 0 && "#>*-_ \t|".indexOf(text.charAt(at - 1)) >= 0; marks++) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n';
    }

    private static boolean isWord(char letter) {
        return Character.isLetterOrDigit(letter) || letter == ' ' || letter == '-';
    }
}
