package dev.aiemployee.local.execute;

/**
 * What an act leaves on the other side, by which a person or {@link Executor#look} can find it there.
 *
 * @param value one line, at most {@value #MOST} characters; empty when nothing is left
 */
public record Trace(Kind kind, String value) {
    static final int MOST = 300;

    /** Nothing to look for. */
    public static final Trace NONE = new Trace(Kind.REFERENCE, "");

    /** What sort of name it is. */
    public enum Kind {
        /** The {@code Message-ID} header of a mail (RFC 5322, 3.6.4), with its angle brackets. */
        MESSAGE_ID,
        /** What the other side calls it: an address, a number. Text from outside. */
        REFERENCE
    }

    /** Text from outside is made harmless and short; see {@link OutsideText}. */
    public Trace {
        value = kind == Kind.MESSAGE_ID ? value : OutsideText.line(value, MOST);
    }

    public static Trace messageId(String id) {
        return new Trace(Kind.MESSAGE_ID, id);
    }

    public static Trace reference(String text) {
        return new Trace(Kind.REFERENCE, text);
    }

    public boolean isNone() {
        return value.isEmpty();
    }

    /** For a person, to stand at the end of a sentence; empty when there is nothing to look for. */
    String words() {
        if (isNone()) {
            return "";
        }
        return kind == Kind.MESSAGE_ID ? ", Message-ID " + value : ", there called " + value;
    }
}
