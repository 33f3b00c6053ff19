package dev.aiemployee.core.vault;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a copy in {@code Conflicts/}: the note's own path there, with a mark of the other text before its ending. Pure. */
public final class CopyName {
    private static final Pattern FORM =
            Pattern.compile(VaultLayout.CONFLICTS + "/(.+)\\.(?:[0-9a-f]{10}|[0-9a-f]{40}(?:-[0-9]+)?)\\.md");

    private CopyName() {}

    /**
     * The copy of a text that another copy may hold already, or that stood at {@code path} itself.
     *
     * @param mark made of the content, so that two clones that meet the same conflict name the same copy
     */
    public static VaultPath of(VaultPath path, String mark) {
        return DerivedName.below(VaultLayout.CONFLICTS, new VaultPath(originalOf(path)), "." + mark + ".md");
    }

    /** Whether an agent named it; all else that lies in a folder of that name is the operator's. */
    public static boolean isCopy(VaultPath path) {
        return FORM.matcher(path.value()).matches();
    }

    /** The note that a copy is of, as far as its name tells; any other path itself. */
    public static String originalOf(VaultPath path) {
        Matcher copy = FORM.matcher(path.value());
        return copy.matches() ? copy.group(1) : path.value();
    }
}
