package dev.aiemployee.local.attach;

import dev.aiemployee.core.guard.PathRules;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.AttachedFiles;
import dev.aiemployee.local.approve.Attachment;
import dev.aiemployee.local.approve.Digest;
import java.util.Optional;

/**
 * The vault's files as attachments. Only what may be synced may be attached (DESIGN section 3): a plain file of a listed type,
 * reached without a link, under no hidden or secret name. Each look reads the file anew.
 */
public final class VaultFiles implements AttachedFiles {
    private final VaultReader reader;

    public VaultFiles(VaultReader reader) {
        this.reader = reader;
    }

    @Override
    public Look look(String path) {
        Optional<String> refusal = refusal(path);
        if (refusal.isPresent()) {
            return new Look(Attachment.missing(path), "cannot be attached: " + refusal.get());
        }
        VaultPath place = new VaultPath(path);
        long size = reader.size(place).orElse(-1L);
        if (size < 0) {
            return new Look(
                    Attachment.missing(path), "is no file of the vault (expected: the path of a plain file, no link)");
        } else if (size > Attachment.MOST_BYTES) {
            return new Look(
                    Attachment.missing(path),
                    "has " + size + " bytes (expected: at most " + Attachment.MOST_BYTES + " together)");
        }
        return reader.bytes(place)
                .map(bytes -> new Look(new Attachment(path, bytes.length, Digest.of(bytes)), ""))
                .orElseGet(() -> new Look(Attachment.missing(path), "was removed a moment ago"));
    }

    /** The bytes of a file that was looked at; absent when they are no longer those. */
    public Optional<byte[]> bytes(Attachment file) {
        return refusal(file.path()).isPresent()
                ? Optional.empty()
                : reader.bytes(new VaultPath(file.path()))
                        .filter(bytes -> Digest.of(bytes).equals(file.digest()));
    }

    private static Optional<String> refusal(String path) {
        return Paths.refusal(path)
                .or(() -> PathRules.refusal(path))
                .or(() -> path.startsWith(".") || path.contains("/.")
                        ? Optional.of("hidden names are not for others")
                        : Optional.empty())
                .or(() -> path.endsWith(".jsonl") ? Optional.of("a log is not for others") : Optional.empty());
    }
}
