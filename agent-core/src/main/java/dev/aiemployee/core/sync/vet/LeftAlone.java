package dev.aiemployee.core.sync.vet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of a tree no agent syncs: files of other types, hidden ones, links, submodules, names that some system cannot hold.
 * Whoever committed one answers for it: it stays in every tree of ours as it is and reaches no disk through us. What would take the
 * place of a folder of ours, or its name in another spelling, is none of these unless it was there before us. Stateless.
 */
public record LeftAlone(ObjectBase objects, FileTypes types) {
    /** Of a name, on every file system in use. */
    private static final int MOST_BYTES = 255;

    private static final Pattern OBEYED = Pattern.compile("(?i)^\\.obsidian/plugins/|(^|/)\\.git[a-z]+$");

    /**
     * Whether a change is between such entries only.
     *
     * @param ground the tree that was there before; null when a vault is taken over as it is
     */
    public boolean is(TreeChange change, @Nullable TreeId ground) {
        return Paths.isPossible(change.path())
                && isNamed(change.path())
                && isNoneOfOurs(change.path(), change.before(), ground)
                && isNoneOfOurs(change.path(), change.after(), ground)
                && (ground == null || !isInOurPlace(change.path(), ground));
    }

    /** Whether a program on this computer could obey what was put there, or be led elsewhere by it, if it had it. */
    static boolean isObeyed(TreeChange change) {
        boolean isLink = change.after() != null
                && (change.after().kind() == TreeEntry.Kind.SYMLINK
                        || change.after().kind() == TreeEntry.Kind.SUBMODULE);
        return isLink || OBEYED.matcher(change.path()).find();
    }

    /** Whether it would be synced, if only its name were one that every computer can store. */
    boolean isMisnamed(TreeChange change) {
        return change.after() != null
                && isPlain(change.after())
                && types.contains(change.path())
                && Paths.nameRefusal(change.path()).isPresent();
    }

    /** Whether ordinary programs make such a name; one that is no text, has control letters or fits no disk is somebody's attempt. */
    private static boolean isNamed(String path) {
        return path.chars().noneMatch(letter -> letter == '\uFFFD' || Character.isISOControl(letter))
                && Arrays.stream(path.split("/", -1)).allMatch(part -> part.getBytes(UTF_8).length <= MOST_BYTES);
    }

    /**
     * Whether this entry, or the lack of one, at this path is nothing that is synced; what Git cannot check out is nobody's entry. A link
     * may come and go under any name, but in no folder of the agents.
     */
    private boolean isNoneOfOurs(String path, @Nullable TreeEntry entry, @Nullable TreeId ground) {
        if (entry != null && !entry.isSound()) {
            return false;
        }
        boolean isOther = entry == null ? ground == null || !isInOurFolder(path) : !isPlain(entry);
        return isOther || Paths.refusal(path, types).isPresent();
    }

    private static boolean isInOurFolder(String path) {
        return path.indexOf('/') > 0 && Paths.reservedAtTop().contains(path.substring(0, path.indexOf('/') + 1));
    }

    private boolean isInOurPlace(String path, TreeId ground) {
        Optional<String> place = Paths.misspeltPlace(path);
        boolean known = place.isPresent() && stands(place.get(), ground);
        return (place.isPresent() && !known)
                || (Paths.isReserved(path) && objects.find(ground, path).isEmpty());
    }

    private boolean stands(String place, TreeId ground) {
        return objects.find(ground, place).isPresent()
                || !objects.names(ground, place).isEmpty();
    }

    private static boolean isPlain(TreeEntry entry) {
        return entry.kind() == TreeEntry.Kind.FILE || entry.kind() == TreeEntry.Kind.EXECUTABLE;
    }
}
