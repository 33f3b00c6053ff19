package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.AgentPlaces;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a branch holds, seen by somebody who is about to share it with the agents: what will be synced, what is left alone, where names of
 * theirs and ours meet. Reads names; of contents only {@code .gitattributes}. Immutable.
 */
public final class JoinSurvey {
    private static final int NAMED = 3;
    private static final int MOST_BYTES = 1 << 16;

    private final List<String> synced = new ArrayList<>();
    private final Map<String, List<String>> leftAlone = new LinkedHashMap<>();
    private final Map<String, List<String>> clashes = new TreeMap<>();
    private final List<String> misspelt = new ArrayList<>();
    private final List<String> blocked = new ArrayList<>();
    private final List<String> known = new ArrayList<>();
    private final boolean isVault;
    private final boolean hasLargeFiles;

    private JoinSurvey(ObjectBase objects, TreeId tree, FileTypes types) {
        for (TreeChange change : objects.changes(null, tree)) {
            TreeEntry entry = change.after();
            if (entry != null) {
                look(change.path(), entry, types);
            }
        }
        isVault = objects.find(tree, VaultLayout.DASHBOARD.value()).isPresent()
                && !objects.names(tree, VaultLayout.NEEDS_ACTION.value()).isEmpty();
        hasLargeFiles = objects.find(tree, ".gitattributes")
                .flatMap(entry -> objects.readBlob(entry.blob(), MOST_BYTES))
                .filter(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("filter=lfs"))
                .isPresent();
    }

    /** Looks at a tree. */
    public static JoinSurvey of(ObjectBase objects, @Nullable TreeId tree, FileTypes types) {
        return new JoinSurvey(objects, tree == null ? objects.writeTree(null, Map.of()) : tree, types);
    }

    /** Whether it is a vault of ours already, so that nothing new begins with another clone of it. */
    public boolean isVault() {
        return isVault;
    }

    /** Files in the place of a folder that the agents need. */
    public List<String> blocked() {
        return List.copyOf(blocked);
    }

    /** What was found, one thing a line. */
    public List<String> found() {
        List<String> lines = new ArrayList<>();
        lines.add(synced.size() + " notes and files will be synced" + some(synced));
        leftAlone.forEach((why, paths) ->
                lines.add(paths.size() + " are left alone, they stay in the branch as they are: " + why + some(paths)));
        lines.addAll(clashes());
        if (!known.isEmpty()) {
            lines.add(String.join(", ", known) + ": yours stay, the agents read and fill them in");
        }
        return lines;
    }

    /** What stays worth knowing once the vault has joined. */
    public List<String> clashes() {
        List<String> lines = new ArrayList<>();
        clashes.forEach((folder, paths) -> lines.add(
                folder.equals("Inbox/")
                        ? paths.size() + " files lie in Inbox/ already; they are left alone" + some(paths)
                        : folder + " is a folder of the agents as well; " + paths.size()
                                + " notes of yours in it stay, nothing moves or removes them" + some(paths)));
        if (!misspelt.isEmpty()) {
            lines.add(misspelt.size()
                    + " are left alone and not synced, because Windows and macOS take their folder for one of"
                    + " ours in another spelling; rename it to have them synced" + some(misspelt));
        }
        if (hasLargeFiles) {
            lines.add(
                    "Git LFS is in use (.gitattributes): the agents do not fetch or store large files through it; keep files"
                            + " of synced types out of it");
        }
        return lines;
    }

    private void look(String path, TreeEntry entry, FileTypes types) {
        Optional<String> refusal = Paths.refusal(path, types);
        if (Paths.isReserved(path) && Paths.reservedAtTop().contains(path + "/")) {
            blocked.add(path);
        } else if (entry.kind() == TreeEntry.Kind.SYMLINK || entry.kind() == TreeEntry.Kind.SUBMODULE) {
            leaveAlone(entry.kind() == TreeEntry.Kind.SYMLINK ? "symbolic links" : "submodules", path);
        } else if (Paths.misspeltPlace(path).isPresent()) {
            misspelt.add(path);
        } else if (refusal.isPresent()) {
            leaveAlone(refusal.get(), path);
        } else {
            synced.add(path);
            meet(new VaultPath(path));
        }
    }

    private void meet(VaultPath path) {
        boolean top = path.parent().isEmpty();
        if (top && AgentPlaces.isOurs(path) && !path.fileName().startsWith(".")) {
            known.add(path.value());
        } else if (!top && Paths.reservedAtTop().contains(path.top() + "/") && !AgentPlaces.isOurs(path)) {
            clashes.computeIfAbsent(path.top() + "/", folder -> new ArrayList<>())
                    .add(path.value());
        }
    }

    private void leaveAlone(String why, String path) {
        leftAlone.computeIfAbsent(why, reason -> new ArrayList<>()).add(path);
    }

    private static String some(List<String> paths) {
        if (paths.isEmpty()) {
            return "";
        }
        List<String> named = paths.stream().limit(NAMED).map(Words::of).toList();
        String more = paths.size() > NAMED ? ", ..." : "";
        return " (" + String.join(", ", named) + more + ")";
    }
}
