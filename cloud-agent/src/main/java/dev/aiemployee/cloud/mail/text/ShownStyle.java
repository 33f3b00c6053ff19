package dev.aiemployee.cloud.mail.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What declarations say of whether a person sees something. An element that is gone takes all it holds with it; a size, a visibility
 * and colours are handed down, and what lies inside can have its own: mail builders set {@code font-size:0} around every text.
 *
 * @param gone whether neither it nor what it holds is seen
 * @param size of its letters
 * @param visibility whether it is drawn
 * @param colors its letters against its own ground; {@code YES} when it says a colour that is not its ground's
 */
record ShownStyle(boolean gone, Said size, Said visibility, Said colors) {
    /** What is said of one property. */
    enum Said {
        NOTHING,
        SEEN,
        UNSEEN
    }

    static final ShownStyle PLAIN = new ShownStyle(false, Said.NOTHING, Said.NOTHING, Said.NOTHING);

    private static final Pattern WORTH_READING =
            Pattern.compile("(?i)display|visibility|font|opacity|height|left|top|right|text-indent|color|background");
    private static final Pattern ZERO = Pattern.compile("0*(?:\\.0*)?(?:[a-z]{1,4}|%)?");
    private static final Pattern FAR = Pattern.compile("-\\d{3,}.*");
    /** A share of what surrounds it: of nothing it is nothing. */
    private static final Pattern RELATIVE = Pattern.compile(".*(?:\\dem|%|ex|ch|inherit|larger|smaller)");

    static boolean says(String declarations) {
        return WORTH_READING.matcher(declarations).find();
    }

    /** @param declarations as they stand in a {@code style} attribute */
    static ShownStyle of(String declarations) {
        if (!says(declarations)) {
            return PLAIN;
        }
        Map<String, String> values = new HashMap<>();
        for (String one : declarations.toLowerCase(Locale.ROOT).split(";", -1)) {
            int colon = one.indexOf(':');
            if (colon > 0) {
                String value = one.substring(colon + 1).replace("!important", "");
                values.put(one.substring(0, colon).strip(), value.replaceAll("\\s", ""));
            }
        }
        return new ShownStyle(isGone(values), size(values), visibility(values), colors(values));
    }

    private static boolean isGone(Map<String, String> values) {
        boolean flat = isZero(values, "max-height") || isZero(values, "height");
        return is("none", values, "display")
                || isZero(values, "opacity")
                || (flat && is("hidden", values, "overflow"))
                || isFar(values, "text-indent")
                || isFar(values, "left")
                || isFar(values, "top")
                || isFar(values, "right");
    }

    private static boolean is(String wanted, Map<String, String> values, String name) {
        return wanted.equals(values.get(name));
    }

    private static boolean isZero(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        boolean begins = value.startsWith("0") || value.startsWith(".0");
        return begins && ZERO.matcher(value).matches();
    }

    private static boolean isFar(Map<String, String> values, String name) {
        return FAR.matcher(values.getOrDefault(name, "")).matches();
    }

    private static Said size(Map<String, String> values) {
        String value = values.getOrDefault("font-size", "");
        if (value.isEmpty()) {
            return values.containsKey("font") ? Said.SEEN : Said.NOTHING;
        }
        if (isZero(values, "font-size")) {
            return Said.UNSEEN;
        }
        return RELATIVE.matcher(value).matches() && !value.endsWith("rem") ? Said.NOTHING : Said.SEEN;
    }

    private static Said visibility(Map<String, String> values) {
        return switch (values.getOrDefault("visibility", "")) {
            case "hidden", "collapse" -> Said.UNSEEN;
            case "visible" -> Said.SEEN;
            default -> Said.NOTHING;
        };
    }

    private static Said colors(Map<String, String> values) {
        String color = plain(values.getOrDefault("color", ""));
        String ground = plain(values.getOrDefault("background-color", values.getOrDefault("background", "")));
        if (color.isEmpty()) {
            return ground.isEmpty() ? Said.NOTHING : Said.SEEN;
        }
        return color.equals(ground) ? Said.UNSEEN : Said.SEEN;
    }

    private static String plain(String color) {
        Matcher parts =
                Pattern.compile("rgba?\\((\\d{1,3}),(\\d{1,3}),(\\d{1,3}).*\\)").matcher(color);
        if (parts.matches()) {
            return String.format(
                    Locale.ROOT,
                    "#%02x%02x%02x",
                    Integer.parseInt(parts.group(1)),
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)));
        }
        String known = Map.of("white", "#ffffff", "black", "#000000").getOrDefault(color, color);
        return known.matches("#[0-9a-f]{3}") ? known.replaceAll("([0-9a-f])", "$1$1") : known;
    }
}
