package dev.aiemployee.core.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.Patience;
import dev.aiemployee.core.git.remote.RefusedTip;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a remote can push that is too much: it is refused before it counts as fetched, and asked for once only. */
class FetchLimitsTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final FetchLimits SMALL = new FetchLimits(1 << 20, 1 << 20, 1_000, 10, 200);

    @TempDir
    Path folder;

    private VaultRepository theirs;
    private VaultRepository ours;
    private CommitId first;

    @BeforeEach
    void start() {
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        theirs = VaultRepository.create(folder.resolve("theirs"), "main");
        ours = VaultRepository.create(folder.resolve("ours"), "main");
        first = commit(null, note("note.md", "text".getBytes(StandardCharsets.UTF_8)));
        push(first);
    }

    @AfterEach
    void stop() {
        theirs.close();
        ours.close();
    }

    @Test
    void aTipWithinTheLimitsIsFetched() {
        try (RemoteBranch remote = remote(SMALL)) {
            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(first));
        }
    }

    @Test
    void tooManyBytesEndTheFetchAndAreNotAskedForAgain() {
        byte[] noise = noise(7);
        try (RemoteBranch remote = remote(SMALL)) {
            remote.fetch();
            CommitId large = commit(first, note("large.bin", noise));
            push(large);

            FetchOutcome outcome = remote.fetch();

            assertThat(outcome).isEqualTo(new FetchOutcome.TooMuch(large, "to fetch it takes more than 1 MB"));
            assertThat(remote.fetch()).isEqualTo(outcome);
            assertThat(ours.refs().read(LocalRefs.FETCHED)).contains(first);
        }
    }

    @Test
    void theOperatorsWordLetsOneFetchBringAsMuchAsTheFirst() {
        FetchLimits limits = new FetchLimits(50 << 20, 1 << 20, 1_000, 10, 200);
        try (RemoteBranch remote = remote(limits)) {
            remote.fetch();
            CommitId large = commit(first, note("large.bin", noise(1)));
            push(large);
            CommitId undone = commit(large, note("sane.md", new byte[] {'x'}));
            push(undone);
            assertThat(remote.fetch()).isInstanceOf(FetchOutcome.TooMuch.class);
            new RefusedTip(folder.resolve("ours/.git/agent")).acceptLarge();

            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(undone));
            push(commit(undone, note("again.bin", noise(2))));
            assertThat(remote.fetch()).isInstanceOf(FetchOutcome.TooMuch.class);
        }
    }

    private static byte[] noise(long seed) {
        byte[] noise = new byte[5 << 20];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    @Test
    void theTipAfterARefusedOneIsFetchedAgain() {
        byte[] noise = noise(7);
        try (RemoteBranch remote = remote(SMALL)) {
            remote.fetch();
            push(commit(first, note("large.bin", noise)));
            remote.fetch();
            new NativeGit(folder.resolve("origin.git")).run("update-ref", "refs/heads/main", first.value());
            CommitId sane = commit(first, note("sane.md", new byte[] {'x'}));
            push(sane);

            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(sane));
        }
    }

    @Test
    void aFewObjectsThatNamePathsWithoutEndAreRefused() throws IOException {
        CommitId bomb = commit(first, nested(20, 10));
        push(bomb);

        try (RemoteBranch remote = remote(FetchLimits.DEFAULT)) {
            FetchOutcome outcome = remote.fetch();

            assertThat(outcome)
                    .isEqualTo(new FetchOutcome.TooMuch(
                            bomb, "it changes more than 1000000 files, or cannot be read at all"));
            assertThat(ours.refs().read(LocalRefs.FETCHED)).isEmpty();
        }
    }

    @Test
    void aRefusedTipIsRememberedOverARestart() throws IOException {
        CommitId bomb = commit(first, nested(20, 10));
        push(bomb);
        FetchOutcome outcome;
        try (RemoteBranch remote = remote(FetchLimits.DEFAULT)) {
            outcome = remote.fetch();
        }
        new NativeGit(folder.resolve("origin.git")).run("update-ref", "-d", "refs/heads/main");
        new NativeGit(folder.resolve("origin.git")).run("update-ref", "refs/heads/main", bomb.value());

        try (RemoteBranch remote = remote(FetchLimits.DEFAULT)) {
            assertThat(remote.fetch()).isEqualTo(outcome);
        }
    }

    @Test
    void foldersThatAreTooDeepOrWhosePathIsTooLongAreNotLookedInto() throws IOException {
        CommitId deep = commit(first, nested(60, 1));
        push(deep);

        try (RemoteBranch remote = remote(FetchLimits.DEFAULT)) {
            assertThat(remote.fetch()).isEqualTo(new FetchOutcome.Tip(deep));
            assertThat(ours.foreignChanges().all(null, deep))
                    .extracting(change ->
                            change.after() == null ? null : change.after().kind())
                    .containsExactly(TreeEntry.Kind.CLOSED);
        }
    }

    /** Folders within folders, each with {@code width} names for the one below. */
    private TreeId nested(int depth, int width) throws IOException {
        try (Repository repository = new FileRepositoryBuilder()
                        .setGitDir(folder.resolve("theirs/.git").toFile())
                        .build();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId below = note("note.md", new byte[] {'x'}).objectId();
            for (int level = 0; level < depth; level++) {
                TreeFormatter tree = new TreeFormatter();
                for (int name = 0; name < width; name++) {
                    tree.append("f" + name, FileMode.TREE, below);
                }
                below = inserter.insert(tree);
            }
            inserter.flush();
            return TreeId.of(below);
        }
    }

    private TreeId note(String path, byte[] content) {
        ObjectBase objects = theirs.objects();
        return objects.writeTree(null, Map.of(path, Optional.of(TreeEntry.file(objects.writeBlob(content)))));
    }

    private CommitId commit(@Nullable CommitId parent, TreeId tree) {
        CommitId commit = theirs.objects().commit(tree, parent, "text", "agent", NOON);
        theirs.objects().secure();
        return commit;
    }

    private void push(CommitId commit) {
        new NativeGit(folder.resolve("theirs"))
                .run("push", "-q", folder.resolve("origin.git").toString(), commit + ":refs/heads/main");
    }

    private RemoteBranch remote(FetchLimits limits) {
        return ours.remote(new RemoteAccess(
                folder.resolve("origin.git").toUri().toString(), null, null, Patience.DEFAULT, limits));
    }
}
