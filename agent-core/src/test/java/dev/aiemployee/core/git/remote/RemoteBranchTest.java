package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.support.FaultyWire;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judgement over a wire that loses replies, refuses and races: the remote's tip has the last word. */
class RemoteBranchTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private VaultRepository repository;
    private FaultyWire wire;
    private RemoteBranch remote;
    private CommitId first;
    private CommitId ours;
    private CommitId theirs;

    @BeforeEach
    void start() {
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        repository = VaultRepository.create(folder.resolve("vault"), "main");
        wire = new FaultyWire(
                repository.wire(RemoteAccess.local(origin().toUri().toString())));
        remote = repository.remote(wire);
        first = commit(null, "first");
        ours = commit(first, "ours");
        theirs = commit(first, "theirs");
        assertThat(remote.push(first, null)).isInstanceOf(PushOutcome.Landed.class);
    }

    @AfterEach
    void stop() {
        remote.close();
        repository.close();
    }

    @Test
    void aPushWhoseReplyWasLostHasLandedWhenTheTipHoldsIt() {
        wire.losesTheReply();

        PushOutcome outcome = remote.push(ours, first);

        assertThat(outcome).isInstanceOf(PushOutcome.Landed.class);
        assertThat(tip()).isEqualTo(ours);
    }

    @Test
    void aLostReplyIsFoundLandedAlsoBelowWhatOthersPushedSince() {
        CommitId onTop = commit(ours, "on top");
        wire.nextPush((real, commit, expected) -> {
            real.push(commit, expected);
            real.push(onTop, commit);
            return new RemoteWire.Report.NoReport("connection reset");
        });

        assertThat(remote.push(ours, first)).isInstanceOf(PushOutcome.Landed.class);
    }

    @Test
    void aPushThatLandsOnlyAfterTheLookIsUnknownFirstAndFoundByTheNextLook() {
        wire.nextPush((real, commit, expected) -> new RemoteWire.Report.NoReport("connection reset"));
        PushOutcome before = remote.push(ours, first);
        new NativeGit(folder.resolve("vault")).run("push", "-q", origin().toString(), ours + ":refs/heads/main");

        PushOutcome again = remote.push(ours, first);

        assertThat(before).isInstanceOf(PushOutcome.Unknown.class);
        assertThat(again).isInstanceOf(PushOutcome.Landed.class);
    }

    @Test
    void anEarlierPushWithOthersOnTopIsFoundByTheSamePushAgain() {
        wire.nextPush((real, commit, expected) -> new RemoteWire.Report.NoReport("connection reset"));
        remote.push(ours, first);
        CommitId onTop = commit(ours, "on top");
        new NativeGit(folder.resolve("vault")).run("push", "-q", origin().toString(), onTop + ":refs/heads/main");

        assertThat(remote.push(ours, first)).isInstanceOf(PushOutcome.Landed.class);
    }

    @Test
    void nothingIsKnownWhileTheRemoteCannotBeLookedAt() {
        wire.losesTheReply().unanswered();

        PushOutcome outcome = remote.push(ours, first);

        assertThat(outcome).isEqualTo(new PushOutcome.Unknown("no route to host"));
    }

    @Test
    void aRuleOfTheServerIsQuotedAndNothingMoved() throws IOException {
        hook("pre-receive", "echo 'notes of this size are not allowed here' >&2; exit 1");

        PushOutcome outcome = remote.push(ours, first);

        assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
        assertThat(((PushOutcome.Refused) outcome).reason())
                .contains("pre-receive hook declined", "notes of this size are not allowed here");
        assertThat(tip()).isEqualTo(first);
    }

    @Test
    void aPushThatTheServerCannotStoreIsARefusalWithItsWords() {
        new NativeGit(origin()).run("config", "receive.maxInputSize", "2k");

        PushOutcome outcome = remote.push(commit(first, noise(3_000_000)), first);

        assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
        assertThat(((PushOutcome.Refused) outcome).reason())
                .contains("unpack-objects abnormal exit", "pack exceeds maximum allowed size");
        assertThat(tip()).isEqualTo(first);
        assertThat(remote.push(ours, first)).isInstanceOf(PushOutcome.Landed.class);
    }

    @Test
    void aSignOfLifeThatTheServerCannotStoreIsNoRefusalOfItsRef() {
        new NativeGit(origin()).run("config", "receive.maxInputSize", "10");

        PushOutcome outcome = remote.alive().give(new AgentName("local"), AliveWay.REF, "alive", NOON);

        assertThat(outcome).isInstanceOf(PushOutcome.Unreachable.class);
    }

    @Test
    void whoeverCameFirstIsNamedByTheLostRace() {
        assertThat(remote.push(theirs, first)).isInstanceOf(PushOutcome.Landed.class);

        PushOutcome outcome = remote.push(ours, first);

        assertThat(outcome).isEqualTo(new PushOutcome.LostRace(theirs));
    }

    @Test
    void aRefusalWithAMovedTipIsALostRaceAndNoRule() {
        wire.nextPush((real, commit, expected) -> {
            real.push(theirs, first);
            return new RemoteWire.Report.Refused("failed to update ref");
        });

        assertThat(remote.push(ours, first)).isEqualTo(new PushOutcome.LostRace(theirs));
    }

    @Test
    void noDefiniteReportMeansLookingAndNotBelieving() {
        wire.nextPush((real, commit, expected) -> {
            real.push(theirs, first);
            return new RemoteWire.Report.NoReport("no definite report: UP_TO_DATE");
        });

        assertThat(remote.push(ours, first)).isEqualTo(new PushOutcome.LostRace(theirs));
        assertThat(tip()).isEqualTo(theirs);
    }

    @Test
    void aBranchThatWasRemovedIsALostRaceWithoutATip() {
        new NativeGit(origin()).run("update-ref", "-d", "refs/heads/main");

        assertThat(remote.push(ours, first)).isEqualTo(new PushOutcome.LostRace(null));
    }

    @Test
    void aPushThatCouldNotBeSentIsUnreachable() {
        wire.nextPush((real, commit, expected) -> {
            throw new WireException("no route to host");
        });

        assertThat(remote.push(ours, first)).isEqualTo(new PushOutcome.Unreachable("no route to host"));
    }

    private static String noise(int length) {
        return new Random(1)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private CommitId tip() {
        return new CommitId(new NativeGit(origin()).run("rev-parse", "main").strip());
    }

    private Path origin() {
        return folder.resolve("origin.git");
    }

    private void hook(String name, String script) throws IOException {
        Path hook = Files.writeString(origin().resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private CommitId commit(@Nullable CommitId parent, String text) {
        ObjectBase objects = repository.objects();
        TreeEntry note = TreeEntry.file(objects.writeBlob(text.getBytes(StandardCharsets.UTF_8)));
        TreeId tree = objects.writeTree(null, Map.of("note.md", Optional.of(note)));
        CommitId commit = objects.commit(tree, parent, text, "agent", NOON);
        objects.secure();
        return commit;
    }
}
