package dev.aiemployee.core.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.git.sign.CommitSigner;
import dev.aiemployee.core.git.sign.Signature;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.SshKeys;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures by our code and by native git, judged by our code and by native git. */
class CommitSignaturesTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private VaultRepository repository;
    private NativeGit git;
    private Path key;
    private String publicKey;
    private Path allowed;

    @BeforeEach
    void start() {
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        git = new NativeGit(folder.resolve("vault"));
        key = folder.resolve("my keys").resolve("device");
        publicKey = SshKeys.write(key);
        allowed = folder.resolve("allowed signers");
    }

    @AfterEach
    void stop() {
        repository.close();
    }

    @Test
    void aCommitWithoutASignatureIsUnsigned() throws IOException {
        allow("phone@example.org", "");

        assertThat(judge(commit(repository.objects(), NOON))).isEqualTo(new Signature.Unsigned());
    }

    @Test
    void aCommitOfOursIsSignedInTheEyesOfBoth() throws IOException {
        allow("phone@example.org", "namespaces=\"git\"");

        CommitId commit = signed(NOON);

        assertThat(judge(commit)).isEqualTo(new Signature.SignedBy("phone@example.org"));
        assertThat(gitVerifies(commit)).isTrue();
    }

    @Test
    void aCommitOfNativeGitIsSignedToo() throws IOException {
        allow("desk@example.org", "");
        Files.writeString(folder.resolve("vault/note.md"), "text\n");
        git.run("add", "note.md");

        git.run("-c", "gpg.format=ssh", "-c", "user.signingKey=" + key, "commit", "-q", "-S", "-m", "by hand");

        CommitId commit = new CommitId(git.run("rev-parse", "HEAD").strip());
        assertThat(repository.signatures(allowed, Clock.systemUTC()).of(commit))
                .isEqualTo(new Signature.SignedBy("desk@example.org"));
        assertThat(gitVerifies(commit)).isTrue();
    }

    @Test
    void aKeyThatIsTakenAwayCountsNoMore() throws IOException {
        CommitId commit = signed(NOON);
        allow("phone@example.org", "");
        CommitSignatures signatures = repository.signatures(allowed, at(NOON));
        assertThat(signatures.of(commit)).isInstanceOf(Signature.SignedBy.class);

        Files.writeString(allowed, "phone@example.org " + SshKeys.write(folder.resolve("other")) + "\n");

        assertThat(signatures.of(commit)).isInstanceOf(Signature.Bad.class);
        assertThat(gitVerifies(commit)).isFalse();
    }

    @Test
    void withoutAnAllowedSignersFileNoKeyIsAllowed() {
        assertThat(judge(signed(NOON))).isInstanceOf(Signature.Bad.class);
    }

    @Test
    void aKeyForAnotherNamespaceVouchesForNoCommit() throws IOException {
        allow("phone@example.org", "namespaces=\"file\"");

        CommitId commit = signed(NOON);

        assertThat(judge(commit)).isInstanceOf(Signature.Bad.class);
        assertThat(gitVerifies(commit)).isFalse();
    }

    @Test
    void aKeyCountsOnlyBetweenItsTimes() throws IOException {
        allow("phone@example.org", "valid-after=\"20261120000000Z\",valid-before=\"20261121000000Z\"");

        assertThat(judge(signed(NOON))).isInstanceOf(Signature.SignedBy.class);
        for (String other : new String[] {"2026-11-19T12:00:00Z", "2026-11-21T12:00:00Z"}) {
            CommitId commit = signed(Instant.parse(other));
            assertThat(judge(commit)).as(other).isInstanceOf(Signature.Bad.class);
            assertThat(gitVerifies(commit)).as(other).isFalse();
        }
    }

    @Test
    void anExpiredKeyCannotDateItsCommitsBack() throws IOException {
        allow("phone@example.org", "valid-before=\"20261121000000Z\"");
        CommitId commit = signed(NOON);

        Signature later = repository
                .signatures(allowed, at(Instant.parse("2026-11-22T00:00:00Z")))
                .of(commit);

        assertThat(later).isInstanceOf(Signature.Bad.class);
        assertThat(((Signature.Bad) later).reason()).contains("phone@example.org", "was valid then and is not now");
    }

    @Test
    void aSignatureMovedToAnotherCommitIsBad() throws IOException {
        allow("phone@example.org", "");
        String raw = git.run("cat-file", "commit", signed(NOON).value());
        Path forged = Files.writeString(folder.resolve("forged"), raw.replace("text of the commit", "another text"));

        CommitId commit = new CommitId(
                git.run("hash-object", "-t", "commit", "-w", forged.toString()).strip());

        assertThat(judge(commit)).isInstanceOf(Signature.Bad.class);
        assertThat(gitVerifies(commit)).isFalse();
    }

    @Test
    void somethingElseInTheSignaturesPlaceIsBadAndNoError() throws IOException {
        allow("phone@example.org", "");
        String raw =
                git.run("cat-file", "commit", commit(repository.objects(), NOON).value());
        for (String signature : new String[] {
            "nonsense",
            "-----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----",
            "-----BEGIN SSH SIGNATURE-----\n !!!!\n -----END SSH SIGNATURE-----",
            "-----BEGIN SSH SIGNATURE-----\n U1NIU0lHAAAAAQAA\n -----END SSH SIGNATURE-----"
        }) {
            Path forged = Files.writeString(
                    folder.resolve("forged"), raw.replaceFirst("\n\n", "\ngpgsig " + signature + "\n\n"));
            CommitId commit = new CommitId(git.run("hash-object", "-t", "commit", "-w", forged.toString())
                    .strip());
            assertThat(judge(commit)).as(signature).isInstanceOf(Signature.Bad.class);
        }
    }

    @Test
    void aKeyFileThatIsNoneSaysSo() {
        Path none = folder.resolve("no-such-key");

        assertThatThrownBy(() -> CommitSigner.ssh(none))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining("no-such-key");
    }

    private Signature judge(CommitId commit) {
        return repository.signatures(allowed, at(NOON)).of(commit);
    }

    private boolean gitVerifies(CommitId commit) {
        return git.attempt("-c", "gpg.ssh.allowedSignersFile=" + allowed, "verify-commit", commit.value())
                        .exitCode()
                == 0;
    }

    private CommitId signed(Instant when) {
        return commit(repository.objects().signedBy(CommitSigner.ssh(key)), when);
    }

    private CommitId commit(ObjectBase objects, Instant when) {
        TreeId empty = objects.writeTree(null, Map.of());
        CommitId commit = objects.commit(empty, null, "text of the commit", "agent", when);
        objects.secure();
        return commit;
    }

    private void allow(String principal, String options) throws IOException {
        Files.writeString(allowed, (principal + " " + options).strip() + " " + publicKey + "\n");
    }

    private static Clock at(Instant when) {
        return Clock.fixed(when, ZoneOffset.UTC);
    }
}
