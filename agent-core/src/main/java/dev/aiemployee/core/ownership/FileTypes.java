package dev.aiemployee.core.ownership;

import dev.aiemployee.core.vault.VaultLayout;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which file types are synced, by the endings of their names; all others stay as they are, on the disk and in the branch. Immutable.
 *
 * @param endings folded, without a dot
 */
public record FileTypes(Set<String> endings) {
    private static final Set<String> ALWAYS = Set.of(
            "md", "canvas", "base", "png", "jpg", "jpeg", "gif", "webp", "bmp", "avif", "svg", "pdf", "csv", "ics");
    private static final Pattern ENDING = Pattern.compile("\\.?[\\p{L}\\p{N}_+-]{1,16}");

    /** What is synced without a setting: notes, canvases, bases, images, pdf, csv and ics. */
    public static final FileTypes DEFAULT = new FileTypes(ALWAYS);

    public FileTypes {
        endings = Set.copyOf(endings);
    }

    /** Whether {@code ending} can be one, with or without its dot. */
    public static boolean isEnding(String ending) {
        return ENDING.matcher(ending).matches();
    }

    /** These and more. @throws IllegalArgumentException for what is no ending */
    public FileTypes and(Collection<String> more) {
        Set<String> all = new TreeSet<>(endings);
        for (String ending : more) {
            if (!isEnding(ending)) {
                throw new IllegalArgumentException(
                        "file type: " + ending + " (expected: an ending such as txt or mp3)");
            }
            all.add(Paths.fold(ending.startsWith(".") ? ending.substring(1) : ending));
        }
        return new FileTypes(all);
    }

    /** Whether a file of this path is of a type that is synced. */
    public boolean contains(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = Paths.fold(name.substring(name.lastIndexOf('.') + 1));
        boolean log = ending.equals("jsonl") && path.startsWith(VaultLayout.LOGS + "/");
        return Paths.isKept(path) || log || (name.indexOf('.') >= 0 && endings.contains(ending));
    }

    /** The endings, sorted, with commas between. */
    @Override
    public String toString() {
        return endings.stream().sorted().collect(Collectors.joining(","));
    }
}
