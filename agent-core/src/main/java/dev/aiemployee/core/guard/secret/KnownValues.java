package dev.aiemployee.core.guard.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Values that are secret on this machine whatever they look like: those that its own environment holds. Found as they are, in any
 * case, over line ends and in quotes, in addresses and forms, and inside any Base64 of either alphabet; in what Markdown, HTML or JSON
 * escapes once that is read. Never prints them. Immutable.
 */
public final class KnownValues {
    /** No values. */
    public static final KnownValues NONE = new KnownValues(Map.of());

    /** A shorter value stands in ordinary words. */
    static final int SHORTEST = 8;

    private static final String HEX = "0123456789ABCDEF";
    private static final String UNRESERVED = "-_.~";

    /** The rule that speaks by each form of a value, as {@link BareText} has it. */
    private final Map<String, String> folded = new LinkedHashMap<>();
    /** The same of values of which too little is left when they are folded. */
    private final Map<String, String> exact = new LinkedHashMap<>();

    /** @param values by the name under which a person knows them; what is shorter than eight characters is left out */
    public KnownValues(Map<String, String> values) {
        values.forEach((name, value) -> {
            if (value.length() >= SHORTEST) {
                forms(value).forEach(form -> put(form, "value-of-" + name));
            }
        });
    }

    private void put(String form, String rule) {
        String text = BareText.of(form).text();
        if (text.length() >= SHORTEST) {
            folded.putIfAbsent(text, rule);
        } else if (form.length() >= SHORTEST) {
            exact.putIfAbsent(form, rule);
        }
    }

    /** Whether there is anything to look for. */
    boolean isEmpty() {
        return folded.isEmpty() && exact.isEmpty();
    }

    List<Span> find(CharSequence in) {
        List<Span> found = new ArrayList<>();
        if (!folded.isEmpty()) {
            BareText view = BareText.of(in);
            String text = view.text();
            folded.forEach((form, rule) -> {
                for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length())) {
                    found.add(new Span(rule, view.origin(at), view.origin(at + form.length() - 1) + 1));
                }
            });
        }
        if (!exact.isEmpty()) {
            String text = in.toString();
            exact.forEach((form, rule) -> {
                for (int at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length())) {
                    found.add(new Span(rule, at, at + form.length()));
                }
            });
        }
        return found;
    }

    /** A form spells blanks as plus signs. */
    private static List<String> forms(String value) {
        List<String> forms = new ArrayList<>(List.of(value, encoded(value), value.replace(' ', '+')));
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.ofDelimiter(":").formatHex(bytes));
        for (int before = 0; before < 3; before++) {
            forms.add(inside(Base64.getEncoder(), bytes, before));
            forms.add(inside(Base64.getUrlEncoder(), bytes, before));
        }
        return forms;
    }

    /** What any Base64 holds of the bytes when {@code before} bytes, modulo three, stand in front of them: whole characters only. */
    private static String inside(Base64.Encoder encoder, byte[] bytes, int before) {
        byte[] moved = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, moved, before, bytes.length);
        String text = encoder.withoutPadding().encodeToString(moved);
        int first = (before * 8 + 5) / 6;
        int last = moved.length * 8 / 6;
        return text.substring(first, last);
    }

    /** As a query or a user part of an address spells it (RFC 3986). */
    private static String encoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte part : value.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (part & 0xff);
            boolean plain =
                    (character < 128 && Character.isLetterOrDigit(character)) || UNRESERVED.indexOf(character) >= 0;
            if (plain) {
                text.append(character);
            } else {
                text.append('%').append(HEX.charAt(character >> 4)).append(HEX.charAt(character & 15));
            }
        }
        return text.toString();
    }

    /** The rules, without their values. */
    @Override
    public String toString() {
        TreeSet<String> rules = new TreeSet<>(folded.values());
        rules.addAll(exact.values());
        return "known values " + rules;
    }
}
