package dev.aiemployee.local.attach;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.PathRules;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The vault's files as attachments. Only what may be synced may be attached (DESIGN section 3): a plain file of a listed type,
 * reached without a link, under no hidden or secret name, not a mere stand-in, and without what the guard holds back. Each look
 * reads the file anew. For one thread.
 */
public final class VaultFiles implements AttachedFiles {
    private final VaultReader reader;
    private final CommitGuard guard;
    /** What passed, so that a large file is not searched in every round. */
    private final Set<Attachment> clean = new HashSet<>();

    /** @param guard what it holds back stays on this machine, attached or not */
    public VaultFiles(VaultReader reader, CommitGuard guard) {
        this.reader = reader;
        this.guard = guard;
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
                    Attachment.missing(path),
                    reader.drive(place)
                            .map(drive -> "is not on this disk, " + drive
                                    + " keeps it elsewhere (open it there, or choose \"keep on this device\")")
                            .orElse("is no file of the vault (expected: the path of a plain file, no link)"));
        } else if (size > Attachment.MOST_BYTES) {
            return new Look(
                    Attachment.missing(path),
                    "has " + size + " bytes (expected: at most " + Attachment.MOST_BYTES + " together)");
        }
        return reader.bytes(place)
                .map(bytes -> judged(path, bytes))
                .orElseGet(() -> new Look(Attachment.missing(path), "was removed a moment ago"));
    }

    private Look judged(String path, byte[] bytes) {
        Attachment file = new Attachment(path, bytes.length, Digest.of(bytes));
        return problem(file, bytes)
                .map(problem -> new Look(Attachment.missing(path), problem))
                .orElseGet(() -> new Look(file, ""));
    }

    private Optional<String> problem(Attachment file, byte[] bytes) {
        if (clean.contains(file)) {
            return Optional.empty();
        }
        Optional<String> problem = StandIn.of(bytes)
                .or(() -> guard.check(file.path(), bytes)
                        .refusal()
                        .map(refusal -> "cannot be attached: it is held back from the sync, as it holds what"
                                + " looks like a secret or an unsettled conflict"));
        if (problem.isEmpty()) {
            clean.add(file);
        }
        return problem;
    }

    /** The bytes of a file that was looked at; absent when they are no longer those. */
    public Optional<byte[]> bytes(Attachment file) {
        return refusal(file.path()).isPresent()
                ? Optional.empty()
                : reader.bytes(new VaultPath(file.path()))
                        .filter(bytes -> Digest.of(bytes).equals(file.digest()))
                        .filter(bytes -> problem(file, bytes).isEmpty());
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
