package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The texts that somebody else's commit put into the folders of decisions. A decision is the operator's only when its text is
 * none of these. Kept over restarts. For one thread.
 */
final class ForeignTexts {
    private static final Set<VaultPath> DECISIONS =
            Set.of(VaultLayout.PENDING_APPROVAL, VaultLayout.APPROVED, VaultLayout.REJECTED);

    private final Path file;
    private final Set<String> lines = new HashSet<>();

    ForeignTexts(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    void addAll(Collection<Vetted.ForeignText> texts) {
        StringBuilder fresh = new StringBuilder();
        for (Vetted.ForeignText text : texts) {
            BlobId blob = text.blob();
            boolean decisive = VaultPath.isVaultPath(text.path())
                    && DECISIONS.stream().anyMatch(new VaultPath(text.path())::isUnder);
            if (decisive && blob != null && lines.add(blob + " " + text.path())) {
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

    boolean contains(VaultPath path, BlobId text) {
        return lines.contains(text + " " + path);
    }

    /** Whether any path had this text. */
    boolean contains(BlobId text) {
        return lines.stream().anyMatch(line -> line.startsWith(text.value()));
    }
}
