package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.Ground;
import dev.aiemployee.core.sync.scan.Twins;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names of our side that some file system cannot tell from one that the remote brought at the same time, each with the remote's
 * spelling: that one was there first, so all clones end with it. Costs what both sides changed. Pure. Names that are on this disk
 * together are held by {@link Twins}.
 */
final class SpellingClash {
    private SpellingClash() {}

    /** From our spelling to the remote's; a folder's spelling counts for all that is below it. */
    static Map<VaultPath, VaultPath> of(
            Ground base, Map<VaultPath, Optional<BlobId>> ours, Map<VaultPath, Optional<BlobId>> theirs) {
        Map<String, String> spellings = spellings(theirs);
        Map<VaultPath, VaultPath> clashes = new LinkedHashMap<>();
        if (!spellings.isEmpty()) {
            ours.forEach((path, blob) -> {
                if (blob.isPresent()
                        && !isThere(base, theirs, path)
                        && VaultLayout.taskAt(path).isEmpty()) {
                    VaultPath respelled = respelled(path, spellings);
                    if (!respelled.equals(path)) {
                        clashes.put(path, respelled);
                    }
                }
            });
        }
        return clashes;
    }

    private static boolean isThere(Ground base, Map<VaultPath, Optional<BlobId>> theirs, VaultPath path) {
        Optional<BlobId> changed = theirs.get(path);
        return changed == null ? base.blob(path) != null : changed.isPresent();
    }

    /** How the remote spells each path it holds text at, and each folder on the way, by the folded form. */
    private static Map<String, String> spellings(Map<VaultPath, Optional<BlobId>> theirs) {
        Map<String, String> spellings = new HashMap<>();
        theirs.forEach((path, blob) -> {
            if (blob.isPresent()) {
                spellings.putIfAbsent(Paths.fold(path.value()), path.value());
                path.folders().forEach(folder -> spellings.putIfAbsent(Paths.fold(folder.value()), folder.value()));
            }
        });
        return spellings;
    }

    private static VaultPath respelled(VaultPath path, Map<String, String> spellings) {
        String spelled = "";
        for (String name : path.value().split("/", -1)) {
            String here = spelled.isEmpty() ? name : spelled + "/" + name;
            spelled = spellings.getOrDefault(Paths.fold(here), here);
        }
        return new VaultPath(spelled);
    }
}
