package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.sign.AllowedSigners;
import dev.aiemployee.core.git.sign.Signature;
import dev.aiemployee.core.git.sign.SshSignature;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.RawParseUtils;

/**
 * Checks SSH signatures of commits against one allowed-signers file in OpenSSH's format (ssh-keygen(1), ALLOWED SIGNERS), which
 * is read anew for every commit: a key whose line is gone counts no more. {@code namespaces} must admit {@code git}.
 * {@code valid-after} and {@code valid-before} must hold at the committer's time, as Git has it, and also now: whoever holds
 * an expired key can write any time into a commit. Certificates count for nothing. The repository's own Git settings do not
 * count either. For one thread at a time.
 */
public final class CommitSignatures {
    private static final byte[] HEADER = "gpgsig".getBytes(StandardCharsets.US_ASCII);

    private final Repository repository;
    private final Path allowedSigners;
    private final Clock clock;

    CommitSignatures(Repository repository, Path allowedSigners, Clock clock) {
        this.repository = repository;
        this.allowedSigners = allowedSigners;
        this.clock = clock;
    }

    /**
     * What the commit's signature is worth.
     *
     * @throws VaultException when the commit is not here, or the allowed-signers file cannot be read
     */
    public Signature of(CommitId commit) {
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit parsed = walk.parseCommit(History.objectId(commit));
            return parsed.getRawGpgSignature() == null ? new Signature.Unsigned() : check(parsed);
        } catch (IOException failure) {
            throw new VaultException("cannot read commit " + commit + " in " + repository.getDirectory(), failure);
        }
    }

    private Signature check(RevCommit commit) {
        SshSignature signature;
        try {
            signature = SshSignature.parse(new String(commit.getRawGpgSignature(), StandardCharsets.US_ASCII));
            if (!signature.covers(unsigned(commit.getRawBuffer()))) {
                return new Signature.Bad("its signature is not of this commit");
            }
        } catch (Exception malformed) { // the bytes come from anybody, and the parsers throw whatever they trip over
            return new Signature.Bad("its signature cannot be read: " + malformed.getMessage());
        }
        AllowedSigners allowed;
        try {
            allowed = allowed();
        } catch (IOException unreadable) {
            return new Signature.Bad(allowedSigners + " cannot be used: " + unreadable.getMessage());
        }
        return judge(allowed, signature, commit);
    }

    private Signature judge(AllowedSigners allowed, SshSignature signature, RevCommit commit) {
        Optional<String> then = allowed.principals(
                signature.key(),
                SshSignature.NAMESPACE,
                commit.getCommitterIdent().getWhenAsInstant());
        Optional<String> now = allowed.principals(signature.key(), SshSignature.NAMESPACE, clock.instant());
        if (then.isPresent() && now.equals(then)) {
            return new Signature.SignedBy(then.get());
        }
        if (then.isPresent()) {
            return new Signature.Bad("the key of " + then.get() + " was valid then and is not now");
        }
        return new Signature.Bad(
                allowed.knows(signature.key())
                        ? "its key is allowed, but not for this purpose or at this time"
                        : "its key is not among the allowed signers");
    }

    private AllowedSigners allowed() throws IOException {
        try {
            return AllowedSigners.parse(Files.readString(allowedSigners), clock.getZone());
        } catch (NoSuchFileException none) {
            return AllowedSigners.parse("", clock.getZone());
        }
    }

    /** The commit without its signature: what was signed. */
    private static byte[] unsigned(byte[] commit) {
        int value = RawParseUtils.headerStart(HEADER, commit, 0);
        int start = value - HEADER.length - 1;
        int end = Math.min(commit.length, RawParseUtils.nextLfSkippingSplitLines(commit, value) + 1);
        byte[] data = new byte[commit.length - (end - start)];
        System.arraycopy(commit, 0, data, 0, start);
        System.arraycopy(commit, end, data, start, commit.length - end);
        return data;
    }
}
