package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The texts that somebody else's commit put into the folders of decisions. A decision is the operator's only when its text is
 * none of these. Kept over restarts. For one thread.
 */
public final class ForeignTexts {
    private static final Set<VaultPath> DECISIONS =
            Set.of(VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED, VaultLayout.REJECTED);

    private final Path file;
    private final Set<String> lines = new HashSet<>();
    private final Map<TaskId, Set<ForeignNote>> byId = new HashMap<>();

    public ForeignTexts(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::take);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private boolean take(String line) {
        if (!lines.add(line)) {
            return false;
        }
        String[] parts = line.split(" ", 2);
        if (parts.length == 2 && parts[0].matches("[0-9a-f]{40}") && VaultPath.isVaultPath(parts[1])) {
            VaultPath path = new VaultPath(parts[1]);
            VaultLayout.taskAt(path)
                    .ifPresent(id -> byId.computeIfAbsent(id, first -> new LinkedHashSet<>())
                            .add(new ForeignNote(path, new BlobId(parts[0]))));
        }
        return true;
    }

    /** Every text that was ever at a place of this approval's note. */
    public Set<ForeignNote> of(TaskId id) {
        return Set.copyOf(byId.getOrDefault(id, Set.of()));
    }

    /** Whether the path is one of those that are kept. */
    public static boolean isDecisive(String path) {
        return VaultPath.isVaultPath(path) && DECISIONS.stream().anyMatch(new VaultPath(path)::isUnder);
    }

    public void addAll(Collection<Vetted.ForeignText> texts) {
        StringBuilder fresh = new StringBuilder();
        for (Vetted.ForeignText text : texts) {
            BlobId blob = text.blob();
            if (isDecisive(text.path()) && blob != null && take(blob + " " + text.path())) {
                fresh.append(blob).append(' ').append(text.path()).append('\n');
            }
        }
        if (fresh.isEmpty()) {
            return;
        }
        try {
            Files.writeString(file, fresh, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new VaultException("cannot write " + file, failure);
        }
    }

    public boolean contains(VaultPath path, BlobId text) {
        return lines.contains(text + " " + path);
    }

    /** Whether any path had this text. */
    public boolean contains(BlobId text) {
        return lines.stream().anyMatch(line -> line.startsWith(text.value()));
    }
}
