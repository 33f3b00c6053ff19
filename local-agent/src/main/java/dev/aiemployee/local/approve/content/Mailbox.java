package dev.aiemployee.local.approve.content;

import java.util.regex.Pattern;

/**
 * One recipient: {@code a@b.example} or {@code Name <a@b.example>}.
 *
 * @param name shown beside the address; may be empty
 * @param address one bare address, never a list
 */
public record Mailbox(String name, String address) {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>(),;:\"\\[\\]\\\\]{1,64}@[^\\s@<>(),;:\"\\\\]{1,255}");

    /** @throws IllegalArgumentException when the name is more than one line or the address is not one bare address */
    public Mailbox {
        HeaderText.check("recipient", name);
        if (name.indexOf('<') >= 0 || name.indexOf('>') >= 0) {
            throw new IllegalArgumentException("recipient: " + name + " (expected: a name without < and >)");
        }
        if (!HeaderText.isOneLine(address) || !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("recipient: " + HeaderText.printable(address)
                    + " (expected: one mail address, as name@example.org)");
        }
    }

    /** Reads one entry of a list. @throws IllegalArgumentException when it is not one mailbox */
    public static Mailbox parse(String text) {
        String entry = text.strip();
        int open = entry.lastIndexOf('<');
        if (open < 0 || !entry.endsWith(">")) {
            return new Mailbox("", entry);
        }
        return new Mailbox(
                unquoted(entry.substring(0, open).strip()),
                entry.substring(open + 1, entry.length() - 1).strip());
    }

    /** The address with A to Z in lower case: who is reached, however it is spelled. No other letter stands for one of those. */
    public String key() {
        StringBuilder key = new StringBuilder();
        address.codePoints()
                .map(point -> point >= 'A' && point <= 'Z' ? point + ('a' - 'A') : point)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private static String unquoted(String name) {
        boolean quoted = name.length() >= 2 && name.startsWith("\"") && name.endsWith("\"");
        return quoted
                ? name.substring(1, name.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                : name;
    }

    /** {@link #parse} reads it back, except that quotes around a name are gone. */
    @Override
    public String toString() {
        return name.isEmpty() ? address : name + " <" + address + ">";
    }
}
