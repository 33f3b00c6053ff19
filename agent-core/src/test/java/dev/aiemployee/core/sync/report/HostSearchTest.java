package dev.aiemployee.core.sync.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostSearchTest {
    private final List<DiskChanges> pushed = new ArrayList<>();

    @Test
    void aMoveIsPushedWholeOrNotAtAll() {
        DiskChanges changes = changes(
                List.of(
                        "Approved/email/EMAIL_0001.md",
                        "Archive/EMAIL_0002.md",
                        "Done/email/2041-03/EMAIL_0003.md",
                        "Notes/one.md"),
                List.of(
                        "In_Progress/local/EMAIL_0002.md",
                        "In_Progress/local/EMAIL_0003.md",
                        "Pending_Approval/email/EMAIL_0001.md"));

        Map<VaultPath, BlobId> guilty = search("Notes/one.md").among(changes);

        assertThat(guilty).containsOnlyKeys(new VaultPath("Notes/one.md"));
        assertThat(pushed).isNotEmpty().allSatisfy(some -> {
            for (String id : List.of("EMAIL_0001.md", "EMAIL_0002.md", "EMAIL_0003.md")) {
                assertThat(some.paths().stream().filter(path -> path.fileName().equals(id)))
                        .satisfiesAnyOf(
                                places -> assertThat(places).isEmpty(),
                                places -> assertThat(places).hasSize(2));
            }
        });
    }

    @Test
    void theOldPlaceOfATaskStaysWithItsRefusedNewOne() {
        DiskChanges changes = changes(
                List.of("Approved/email/EMAIL_0001.md", "Notes/one.md"),
                List.of("Pending_Approval/email/EMAIL_0001.md"));

        Map<VaultPath, BlobId> guilty = search("Approved/email/EMAIL_0001.md").among(changes);

        assertThat(guilty).containsOnlyKeys(new VaultPath("Approved/email/EMAIL_0001.md"));
        assertThat(pushed.stream().filter(some -> isTaken(some, "Approved/email/EMAIL_0001.md")))
                .noneMatch(some -> some.deleted().contains(new VaultPath("Pending_Approval/email/EMAIL_0001.md")));
    }

    /** A host that refuses whatever holds this path, without a word on which it is. */
    private HostSearch search(String bad) {
        return new HostSearch("pre-receive hook declined", some -> {
            pushed.add(some);
            boolean taken = isTaken(some, bad);
            return new HostSearch.Answer(true, taken, taken ? "" : "pre-receive hook declined");
        });
    }

    private static boolean isTaken(DiskChanges some, String bad) {
        return !some.written().containsKey(new VaultPath(bad));
    }

    private static DiskChanges changes(List<String> written, List<String> deleted) {
        Map<VaultPath, DiskChanges.Written> texts = new TreeMap<>();
        written.forEach(path -> texts.put(new VaultPath(path), text(path)));
        return new DiskChanges(
                texts, Set.copyOf(deleted.stream().map(VaultPath::new).toList()), Set.of(), List.of());
    }

    private static DiskChanges.Written text(String path) {
        return new DiskChanges.Written(
                new BlobId("%040x".formatted(path.hashCode() & 0xffff)), new FileStamp(1, Instant.EPOCH, 0, 0));
    }
}
