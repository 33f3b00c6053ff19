package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * New names that another clone's file system could not tell from one that stands beside: an accent typed in one piece or in two,
 * or another case. One of them is synced, the other is held until somebody renames it. Costs the folders of new files.
 */
public final class Twins {
    private final Path vault;
    private final AppliedBase base;
    private final Map<String, Map<String, Set<String>>> folders = new HashMap<>();

    Twins(Path vault, AppliedBase base) {
        this.vault = vault;
        this.base = base;
    }

    /** Takes the paths that may not go on out of {@code written}. */
    void hold(Map<VaultPath, DiskChanges.Written> written, List<HeldPath> held) {
        for (VaultPath path : List.copyOf(written.keySet())) {
            if (base.blob(path) == null) {
                twin(path).ifPresent(twin -> {
                    written.remove(path);
                    held.add(new HeldPath(
                            path.value(),
                            "other systems cannot tell its name from `" + twin + "` beside it; rename one of the two"));
                });
            }
        }
    }

    private Optional<String> twin(VaultPath path) {
        String folder = "";
        for (String name : path.value().split("/", -1)) {
            Set<String> spellings = spellings(folder).getOrDefault(Paths.fold(name), Set.of());
            String whole = folder + name;
            if (spellings.size() > 1 && !isPublished(whole)) {
                String first = first(folder, spellings);
                if (!first.equals(name)) {
                    return Optional.of(folder + first);
                }
            }
            folder = whole + "/";
        }
        return Optional.empty();
    }

    /** The spelling that goes on: the published one, else the usual form, else the first. */
    private String first(String folder, Set<String> spellings) {
        return spellings.stream()
                .filter(name -> isPublished(folder + name))
                .findFirst()
                .or(() -> spellings.stream()
                        .filter(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC))
                        .findFirst())
                .orElseGet(() -> spellings.iterator().next());
    }

    private boolean isPublished(String path) {
        return !base.under(new VaultPath(path)).isEmpty();
    }

    private Map<String, Set<String>> spellings(String folder) {
        return folders.computeIfAbsent(folder, key -> {
            Map<String, Set<String>> spellings = new HashMap<>();
            try (Stream<Path> files = Files.list(vault.resolve(folder))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> !name.startsWith("."))
                        .forEach(name -> spellings
                                .computeIfAbsent(Paths.fold(name), fold -> new TreeSet<>())
                                .add(name));
            } catch (IOException goneOrUnreadable) {
                return spellings;
            }
            return spellings;
        });
    }
}
