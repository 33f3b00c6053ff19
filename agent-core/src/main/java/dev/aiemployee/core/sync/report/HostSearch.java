package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds which changes a host's rule refuses: those that its words name, else by pushing halves of them. Halves that are taken are
 * published by that, a task's old place and its new one always together. A host that takes nothing at all refuses this machine, no
 * note, and then nothing is held. For one search.
 */
public final class HostSearch {
    private static final int MOST_PUSHES = 60;

    private final String first;
    private final Push push;
    private final Map<VaultPath, BlobId> guilty = new LinkedHashMap<>();
    private final List<String> words = new ArrayList<>();
    private int pushes;
    private boolean anythingTaken;

    /** Tries to publish some changes alone. */
    public interface Push {
        Answer push(DiskChanges some);
    }

    /**
     * What came of it.
     *
     * @param refusal what the host said when it refused them; empty when it did not
     */
    public record Answer(boolean known, boolean taken, String refusal) {}

    /** @param first what the host said to all changes together */
    public HostSearch(String first, Push push) {
        this.first = first;
        this.push = push;
    }

    /** The written texts that it refuses; empty when it cannot be told. */
    public Map<VaultPath, BlobId> among(DiskChanges changes) {
        Map<VaultPath, BlobId> named = named(first, changes);
        if (!named.isEmpty()) {
            words.add(first);
            return named;
        }
        if (whole(changes).size() > 1) {
            halve(changes);
        }
        return anythingTaken ? guilty : Map.of();
    }

    /** What the host said of the last one that was found. */
    public String words() {
        return words.isEmpty() ? first : words.get(words.size() - 1);
    }

    private void halve(DiskChanges refused) {
        List<List<VaultPath>> whole = whole(refused);
        ask(refused.only(paths(whole.subList(0, whole.size() / 2))));
        ask(refused.only(paths(whole.subList(whole.size() / 2, whole.size()))));
    }

    /** What is changed now at the places of {@code some}; of a task that is at one of them, at every place. */
    public static DiskChanges part(DiskChanges now, DiskChanges some) {
        Set<VaultPath> those = Set.copyOf(some.paths());
        return now.only(paths(whole(now).stream()
                .filter(places -> places.stream().anyMatch(those::contains))
                .toList()));
    }

    /** What must go out together: the places of one task, else each path alone. */
    private static List<List<VaultPath>> whole(DiskChanges changes) {
        Map<String, List<VaultPath>> whole = new TreeMap<>();
        for (VaultPath path : changes.paths()) {
            String key = VaultLayout.taskAt(path).map(TaskId::value).orElse(path.value());
            whole.computeIfAbsent(key, first -> new ArrayList<>()).add(path);
        }
        return List.copyOf(whole.values());
    }

    private static List<VaultPath> paths(List<List<VaultPath>> whole) {
        return whole.stream().flatMap(List::stream).toList();
    }

    private void ask(DiskChanges some) {
        if (some.paths().isEmpty() || ++pushes > MOST_PUSHES) {
            return;
        }
        Answer answer = push.push(some);
        anythingTaken |= answer.taken();
        if (!answer.known()) {
            pushes = MOST_PUSHES; // the network is in the way now
        } else if (!answer.refusal().isEmpty()) {
            refused(some, answer.refusal());
        }
    }

    private void refused(DiskChanges some, String said) {
        Map<VaultPath, BlobId> named = named(said, some);
        List<List<VaultPath>> whole = whole(some);
        if (!named.isEmpty() || whole.size() == 1) {
            some.written().forEach((path, text) -> {
                if (named.isEmpty() || named.containsKey(path)) {
                    guilty.put(path, text.blob());
                    words.add(said);
                }
            });
            if (!named.isEmpty()) {
                ask(some.only(paths(whole.stream()
                        .filter(places -> places.stream().noneMatch(guilty::containsKey))
                        .toList())));
            }
        } else {
            halve(some);
        }
    }

    private static Map<VaultPath, BlobId> named(String words, DiskChanges changes) {
        List<VaultPath> paths = HostRefusals.named(words, changes.written().keySet());
        Map<VaultPath, BlobId> named = new TreeMap<>();
        changes.written().forEach((path, text) -> {
            if (paths.contains(path)) {
                named.put(path, text.blob());
            }
        });
        return named;
    }
}
