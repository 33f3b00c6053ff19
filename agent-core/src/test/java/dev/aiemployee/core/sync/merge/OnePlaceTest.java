package dev.aiemployee.core.sync.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Blobs;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnePlaceTest {
    private static final String OLD = "Pending_Approval/email/EMAIL_1.md";
    private static final String NEW = "Approved/email/EMAIL_1.md";
    private static final String FREE = "Needs_Action/email/EMAIL_1.md";
    private static final BlobId TEXT = new BlobId("1".repeat(40));

    private static final OnePlace.Tip TIP =
            new OnePlace.Tip(path -> Optional.empty(), path -> Optional.empty(), new Blobs() {
                @Override
                public byte[] read(BlobId blob) {
                    return new byte[0];
                }

                @Override
                public BlobId write(byte[] content) {
                    return TEXT;
                }
            });

    private final AppliedBase base = new AppliedBase();

    @Test
    void aTaskThatWouldStandInTwoPlacesStaysWhereItIsAndTheRestGoesOut() {
        known(OLD);

        Plan checked = check(plan(Map.of(NEW, true, "Notes/one.md", true), Map.of()));

        assertThat(checked.edits()).containsOnlyKeys("Notes/one.md");
        assertThat(checked.result()).containsOnlyKeys(new VaultPath("Notes/one.md"));
        assertThat(checked.held()).extracting(HeldPath::path).containsExactly(NEW);
    }

    @Test
    void aMoveIsNoSecondPlace() {
        known(OLD);
        Plan plan = plan(Map.of(OLD, false, NEW, true), Map.of());

        assertThat(check(plan)).isSameAs(plan);
    }

    @Test
    void whereTheRemotePutItCountsAsWell() {
        known(OLD);
        Map<String, Boolean> remote = Map.of(OLD, false, "In_Progress/cloud/EMAIL_1.md", true);

        Plan checked = check(plan(Map.of(NEW, true), remote));

        assertThat(checked.edits()).isEmpty();
    }

    @Test
    void whatIsDoubleOnTheRemoteMayStillBeChangedAndCleared() {
        known(OLD);
        known(NEW);
        Plan changed = plan(Map.of(OLD, true), Map.of());
        Plan cleared = plan(Map.of(OLD, false), Map.of());

        assertThat(check(changed)).isSameAs(changed);
        assertThat(check(cleared)).isSameAs(cleared);
    }

    @Test
    void aTaskThatIsDraggedToANameOthersCannotTellApartKeepsItsPublishedPlace(@TempDir Path folder) {
        try (TwoAgents agents = new TwoAgents(folder)) {
            VaultClone local = agents.local();
            agents.cloud().write(FREE, TwoAgents.task("EMAIL_1", "a mail"));
            agents.settle();
            local.write("Archive/Post/other.md", "a note\n");
            agents.settle();
            local.move(FREE, "Archive/post/EMAIL_1.md");

            agents.settle();

            assertThat(agents.origin().tree("main"))
                    .filteredOn(path -> path.endsWith("EMAIL_1.md"))
                    .containsExactly(FREE);
        }
    }

    private Plan check(Plan plan) {
        return new OnePlace(plan, base, TIP, AgentKind.CLOUD).check(List.of());
    }

    private void known(String path) {
        base.put(new VaultPath(path), new AppliedBase.Known(TEXT, new FileStamp(1, Instant.EPOCH, 0, 0)));
    }

    private Plan plan(Map<String, Boolean> ours, Map<String, Boolean> remote) {
        Map<VaultPath, Optional<BlobId>> result = texts(ours);
        Sides sides = new Sides(base, Vetted.NOTHING, result, result, texts(remote), false);
        Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>();
        result.forEach((path, text) -> edits.put(path.value(), text.map(TreeEntry::file)));
        return new Plan(sides, result, edits, new RidingChanges(Set.of(), false), List.of(), List.of(), List.of());
    }

    private static Map<VaultPath, Optional<BlobId>> texts(Map<String, Boolean> paths) {
        Map<VaultPath, Optional<BlobId>> texts = new LinkedHashMap<>();
        paths.forEach((path, stays) -> texts.put(new VaultPath(path), stays ? Optional.of(TEXT) : Optional.empty()));
        return texts;
    }
}
