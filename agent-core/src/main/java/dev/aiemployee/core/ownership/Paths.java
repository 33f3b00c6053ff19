package dev.aiemployee.core.ownership;

import dev.aiemployee.core.text.Letters;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Judges the path of a change as the least able of the operator's file systems would see it, before it can reach a disk.
 * Takes text, not {@link VaultPath}: what a fetched tree spells need not be one.
 */
public final class Paths {
    private static final String GITKEEP = ".gitkeep";
    private static final String GITIGNORE = ".gitignore";

    private static final List<VaultPath> FILES =
            List.of(VaultLayout.DASHBOARD, VaultLayout.HANDBOOK, VaultLayout.GOALS);
    private static final List<VaultPath> FOLDERS = List.of(
            VaultLayout.INBOX,
            VaultLayout.NEEDS_ACTION,
            VaultLayout.IN_PROGRESS,
            VaultLayout.PLANS,
            VaultLayout.PENDING_APPROVAL,
            VaultLayout.APPROVED,
            VaultLayout.REJECTED,
            VaultLayout.DONE,
            VaultLayout.FAILED,
            VaultLayout.CONFLICTS,
            VaultLayout.UPDATES,
            VaultLayout.SIGNALS,
            VaultLayout.BRIEFINGS,
            VaultLayout.ACCOUNTING,
            VaultLayout.ARCHIVE,
            VaultLayout.LOGS,
            VaultLayout.LOGS_CLOUD,
            VaultLayout.LOGS_LOCAL,
            VaultLayout.LOGS_ACTIONS,
            CloudColumn.LOGS_API_USAGE,
            CloudColumn.LOGS_HEALTH);

    private static final List<Reserved> RESERVED = Stream.concat(
                    FILES.stream().map(Reserved::file), FOLDERS.stream().map(Reserved::folder))
            .toList();

    private static final int MOST_STRANGE = 2;

    private static final Pattern TRAILING = Pattern.compile("(?<=[^/. ])[. ]+/");

    private Paths() {}

    /**
     * The form in which two spellings of one name are equal on every file system we meet: NFC, full upper-case mapping and
     * back (so that {@code ß} is {@code ss} and the Kelvin sign is {@code k}), without the code points that HFS+ ignores.
     * Folds rather too much than too little, and does not depend on the locale.
     */
    public static String fold(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) {
            return text.toLowerCase(Locale.ROOT); // the same, and nearly every path
        }
        String upper = lower(Normalizer.normalize(text, Normalizer.Form.NFC)).toUpperCase(Locale.ROOT);
        return Normalizer.normalize(lower(upper), Normalizer.Form.NFC);
    }

    /**
     * The form in which two names are equal to an eye: folded, without width and other forms of the same letter (NFKC), with the
     * ASCII letter for one of another alphabet that looks like it, and without what paints nothing.
     */
    public static String lookalike(String text) {
        if (text.chars().allMatch(letter -> letter < 0x80)) {
            return fold(text);
        }
        StringBuilder seen = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> !isUnseen(point))
                .map(point -> Character.isBmpCodePoint(point) ? Letters.seen((char) point) : point)
                .forEach(seen::appendCodePoint);
        return fold(seen.toString());
    }

    /** Format characters, variation selectors and fillers. */
    private static boolean isUnseen(int point) {
        return Character.getType(point) == Character.FORMAT
                || isBetween(0xFE00, point, 0xFE0F)
                || isBetween(0xE0100, point, 0xE01EF)
                || isBetween(0x180B, point, 0x180F)
                || isBetween(0x17B4, point, 0x17B5)
                || isBetween(0x115F, point, 0x1160)
                || point == 0x034F
                || point == 0x3164
                || point == 0x2800;
    }

    /** Code point by code point: unlike {@link String#toLowerCase()}, blind to what stands around (the final sigma). */
    private static String lower(String text) {
        StringBuilder lower = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !isIgnorable(point))
                .map(Character::toLowerCase)
                .forEach(lower::appendCodePoint);
        return lower.toString();
    }

    /** Why no writer's commit may hold a file at {@code path}; empty when the path itself is in order and its type is a usual one. */
    public static Optional<String> refusal(String path) {
        return refusal(path, FileTypes.DEFAULT);
    }

    /** The same with the types that are synced here. */
    public static Optional<String> refusal(String path, FileTypes types) {
        return placeRefusal(path).or(() -> type(path, types));
    }

    /** The same whatever the file's type is. */
    public static Optional<String> placeRefusal(String path) {
        if (!VaultPath.isVaultPath(path)) {
            return Optional.of("not a path inside the vault");
        }
        return PortableName.refusal(path).or(() -> hidden(path)).or(() -> misspelt(path));
    }

    /** Why some computer cannot store a file of this path; absent when each can. */
    public static Optional<String> nameRefusal(String path) {
        return PortableName.refusal(path);
    }

    /** Whether Git itself could hold a file there: what no working tree can have is no file of anybody's. */
    public static boolean isPossible(String path) {
        for (String part : path.split("/", -1)) {
            String folded = fold(part);
            if (part.isEmpty()
                    || part.equals(".")
                    || part.equals("..")
                    || folded.equals(".git")
                    || folded.equals("git~1")
                    || part.indexOf('\0') >= 0) {
                return false;
            }
        }
        return true;
    }

    /** The folder or file of ours whose name this path takes in another spelling, as it is spelled here; absent for others. */
    public static Optional<String> misspeltPlace(String path) {
        String seen = seenAsPlace(path);
        List<String> names = List.of(path.split("/", -1));
        for (Reserved place : RESERVED) {
            if (place.isSeenIn(seen) && !place.isSpelledIn(path)) {
                int parts = place.folded().split("/", -1).length - 1;
                return Optional.of(String.join("/", names.subList(0, Math.min(parts, names.size()))));
            }
        }
        return Optional.empty();
    }

    /** Whether a file there would take the place of a folder or file of ours. */
    public static boolean isReserved(String path) {
        return RESERVED.stream()
                .anyMatch(
                        place -> place.spelled().equals(path) || place.spelled().startsWith(path + "/"));
    }

    /** The names of ours at the top of a vault, folders with a slash at the end. */
    public static List<String> reservedAtTop() {
        return RESERVED.stream()
                .map(Reserved::spelled)
                .filter(place -> place.indexOf('/') < 0 || place.indexOf('/') == place.length() - 1)
                .toList();
    }

    private static Optional<String> hidden(String path) {
        String[] parts = path.split("/", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            boolean kept = last && isKept(path);
            if (fold(parts[i]).startsWith(".") && !kept) {
                return Optional.of("hidden names (.git*, .obsidian and other dot names) are not synced");
            }
        }
        return Optional.empty();
    }

    /** Some systems drop blanks and dots at a name's end, and no eye sees them. */
    private static String seenAsPlace(String path) {
        return TRAILING.matcher(lookalike(path) + "/").replaceAll("/");
    }

    private static Optional<String> misspelt(String path) {
        String seen = seenAsPlace(path);
        for (Reserved place : RESERVED) {
            if (place.isSeenIn(seen) && !place.isSpelledIn(path)) {
                return Optional.of("spelled like " + place.spelled() + " without being it");
            }
        }
        return Optional.empty();
    }

    /**
     * A path with a meaning.
     *
     * @param spelled as it must be written; a folder's ends with a slash
     * @param folded the same for any spelling, with a slash at the end
     */
    private record Reserved(String spelled, String folded) {
        static Reserved file(VaultPath path) {
            return new Reserved(path.value(), fold(path.value()) + "/");
        }

        static Reserved folder(VaultPath path) {
            return new Reserved(path + "/", fold(path.value()) + "/");
        }

        /** Whether an eye would read it there; one or two letters of another alphabet may stand for any of ours. */
        boolean isSeenIn(String seen) {
            if (seen.startsWith(folded)) {
                return true;
            }
            int[] letters = seen.codePoints().limit(folded.length()).toArray();
            if (letters.length < folded.length()) {
                return false;
            }
            int strange = 0;
            for (int at = 0; at < letters.length; at++) {
                if (letters[at] != folded.charAt(at)) {
                    strange += isStrange(letters[at]) ? 1 : MOST_STRANGE + 1;
                }
            }
            return strange <= MOST_STRANGE;
        }

        private static boolean isStrange(int letter) {
            UnicodeScript script = UnicodeScript.of(letter);
            return letter >= 0x80
                    && Character.isLetter(letter)
                    && script != UnicodeScript.LATIN
                    && script != UnicodeScript.COMMON;
        }

        boolean isSpelledIn(String path) {
            return spelled.endsWith("/") ? path.startsWith(spelled) : path.equals(spelled);
        }
    }

    private static Optional<String> type(String path, FileTypes types) {
        return types.contains(path)
                ? Optional.empty()
                : Optional.of("file type is not synced (expected: md, canvas, base, an image, pdf, csv or ics)");
    }

    /** The hidden names that are synced all the same. */
    static boolean isKept(String path) {
        return path.equals(GITIGNORE)
                || path.substring(path.lastIndexOf('/') + 1).equals(GITKEEP);
    }

    /** The code points that HFS+ skips when it compares names. */
    private static boolean isIgnorable(int point) {
        return isBetween(0x200C, point, 0x200F)
                || isBetween(0x202A, point, 0x202E)
                || isBetween(0x206A, point, 0x206F)
                || point == 0xFEFF;
    }

    private static boolean isBetween(int first, int point, int last) {
        return first <= point && point <= last;
    }
}
