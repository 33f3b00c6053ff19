package dev.aiemployee.cloud.mail;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads address headers (RFC 5322 section 3.4) the way they really come: bare commas, groups, comments, missing quotes. What
 * cannot be an address becomes a name, so that nothing a sender wrote is lost and nothing throws.
 */
final class AddressList {
    private static final int LONGEST_LIST = 20_000;
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_ADDRESS = 254;

    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private int depth;
    private boolean inQuotes;
    private boolean inAngle;
    private boolean wasAngle;

    private AddressList() {}

    /** @param value one header's value, unfolded, not decoded */
    static List<MailAddress> parse(String value) {
        return new AddressList().read(value.substring(0, Math.min(value.length(), LONGEST_LIST)));
    }

    private List<MailAddress> read(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean escaped = c == '\\' && (inQuotes || depth > 0) && i + 1 < value.length();
            if (escaped) {
                part().append(value.charAt(++i));
            } else if (c == '"' && depth == 0) {
                inQuotes = !inQuotes;
            } else if (inQuotes) {
                part().append(c);
            } else {
                structure(c);
            }
        }
        finish();
        return found;
    }

    private void structure(char c) {
        if (c == '(' || (c == ')' && depth > 0)) {
            depth += c == '(' ? 1 : -1;
        } else if (depth > 0) {
            comment.append(c);
        } else if (c == '<') {
            inAngle = true;
            wasAngle = true;
            angle.setLength(0);
        } else if (c == '>') {
            inAngle = false;
        } else if (!inAngle && (c == ',' || c == ';')) {
            finish();
        } else if (!inAngle && c == ':' && words.indexOf("@") < 0) {
            words.setLength(0); // a group's name
        } else {
            part().append(c);
        }
    }

    private StringBuilder part() {
        if (depth > 0) {
            return comment;
        }
        return inAngle ? angle : words;
    }

    private void finish() {
        String outside = words.toString()
                .replaceAll("\\s+", " ")
                .replaceAll(" ([.@]) ?", "$1")
                .strip();
        if (wasAngle) {
            String address = angle.toString().replaceAll("\\s+", "").replaceFirst("^@[^:]*:", "");
            add(outside.isEmpty() ? comment.toString() : outside, address);
        } else {
            addBare(outside);
        }
        words.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
        depth = 0;
        inQuotes = false;
        inAngle = false;
        wasAngle = false;
    }

    /** No angle brackets: every word with an {@code @} is an address, the other words are its name. */
    private void addBare(String outside) {
        StringBuilder name = new StringBuilder();
        List<String> addresses = new ArrayList<>();
        for (String word : outside.split("\\s+", -1)) {
            if (word.indexOf('@') >= 0) {
                addresses.add(word);
            } else {
                name.append(word).append(' ');
            }
        }
        String called = name.isEmpty() || name.toString().isBlank() ? comment.toString() : name.toString();
        if (addresses.isEmpty()) {
            add(called, "");
        }
        addresses.forEach(address -> add(called, address));
    }

    private void add(String written, String address) {
        String name = display(written);
        String clean = ReadableText.line(address, LONGEST_ADDRESS);
        if (!name.isEmpty() || !clean.isEmpty()) {
            found.add(new MailAddress(name.equals(clean) ? "" : name, clean));
        }
    }

    private static String display(String name) {
        return ReadableText.line(EncodedWords.decode(name).replaceAll("[<>]", ""), LONGEST_NAME);
    }
}
