package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.ownership.Paths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whether a new path would meet another one on a disk that does not tell their spellings apart, or stand where a folder
 * or a file is. Reads each folder of the trees once. For one check.
 */
final class NeighbourNames {
    private final ObjectBase objects;
    private final TreeId before;
    private final TreeId after;
    private final Map<String, Map<String, Set<String>>> folders = new HashMap<>();
    private final Map<String, Map<String, Set<String>>> lookalikes = new HashMap<>();

    /**
     * @param before what was there
     * @param after what is there with the path in it
     */
    NeighbourNames(ObjectBase objects, TreeId before, TreeId after) {
        this.objects = objects;
        this.before = before;
        this.after = after;
    }

    /** Why nothing new may be at {@code path}; empty when it is in nobody's way. */
    Optional<String> refusal(String path) {
        String folder = "";
        for (String name : path.split("/", -1)) {
            boolean isFile = (folder.isEmpty() ? name : folder + "/" + name).equals(path);
            if (spellings(folder).getOrDefault(Paths.fold(name), Set.of()).size() > 1
                    || (!isFile && hasLookalike(folder, name))) {
                return Optional.of("another spelling of a name that is there");
            }
            folder = folder.isEmpty() ? name : folder + "/" + name;
            if (!folder.equals(path) && objects.find(before, folder).isPresent()) {
                return Optional.of("a folder in the place of a file");
            }
        }
        return objects.names(before, path).isEmpty()
                ? Optional.empty()
                : Optional.of("a file in the place of a folder");
    }

    /** Whether a folder holds another name that an eye takes for this one. */
    private boolean hasLookalike(String folder, String name) {
        Map<String, Set<String>> seen = lookalikes.computeIfAbsent(folder, missing -> {
            Map<String, Set<String>> names = new HashMap<>();
            objects.names(before, folder)
                    .forEach(other -> names.computeIfAbsent(Paths.lookalike(other), look -> new HashSet<>())
                            .add(other));
            return names;
        });
        return seen.getOrDefault(Paths.lookalike(name), Set.of()).stream().anyMatch(other -> !other.equals(name));
    }

    private Map<String, Set<String>> spellings(String folder) {
        return folders.computeIfAbsent(folder, missing -> {
            Map<String, Set<String>> spellings = new HashMap<>();
            for (TreeId tree : List.of(before, after)) {
                objects.names(tree, folder)
                        .forEach(name -> spellings
                                .computeIfAbsent(Paths.fold(name), fold -> new HashSet<>())
                                .add(name));
            }
            return spellings;
        });
    }
}
