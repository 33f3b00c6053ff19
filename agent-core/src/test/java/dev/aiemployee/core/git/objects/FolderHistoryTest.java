package dev.aiemployee.core.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ever lay in a folder is found as by a walk through everything, and costs a look at what came since the last question. */
class FolderHistoryTest {
    private static final String FOLDER = "In_Progress/local";
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final int NAMES = 4;

    @TempDir
    private Path folder;

    private VaultRepository vault;
    private Repository plain;
    private final Map<CommitId, Made> made = new HashMap<>();
    private final List<CommitId> commits = new ArrayList<>();

    /** What a commit was made of: the other way to know what a walk must find. */
    private record Made(List<CommitId> parents, Map<String, String> files) {}

    @BeforeEach
    void create() throws IOException {
        vault = VaultRepository.create(folder.resolve("vault"), "main");
        plain = new FileRepositoryBuilder()
                .setGitDir(folder.resolve("vault/.git").toFile())
                .build();
    }

    @AfterEach
    void close() {
        plain.close();
        vault.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void itFindsWhatAWalkThroughEverythingFindsOverMergesRollbacksRestartsAndDamage(long seed) throws IOException {
        Random random = new Random(seed);
        FolderHistory history = vault.historyBelow(FOLDER);
        commit(List.of(), Map.of(), NOON);

        for (int round = 0; round < 30; round++) {
            for (int more = random.nextInt(5); more >= 0; more--) {
                grow(random);
            }
            if (random.nextInt(4) == 0) {
                damage(random);
                history = vault.historyBelow(FOLDER);
            }
            CommitId tip = random.nextInt(3) > 0 ? last() : commits.get(random.nextInt(commits.size()));

            for (int name = 0; name <= NAMES; name++) {
                assertThat(history.texts(tip, note(name)))
                        .as("seed %d, round %d, %s at %s", seed, round, note(name), tip)
                        .isEqualTo(everything(tip, note(name)));
            }
        }
    }

    @Test
    void aQuestionCostsALookAtWhatCameSinceAlsoAfterARestart() throws IOException {
        grow(300);
        FolderHistory history = vault.historyBelow(FOLDER);
        history.texts(last(), note(0));
        assertThat(history.looked()).isEqualTo(300);

        history.texts(last(), note(1));
        assertThat(history.looked()).isZero();
        grow(3);
        history.texts(last(), note(0));
        assertThat(history.looked()).isEqualTo(3);
        grow(2);
        FolderHistory restarted = vault.historyBelow(FOLDER);
        assertThat(restarted.texts(last(), note(0))).isEqualTo(everything(last(), note(0)));
        assertThat(restarted.looked()).isEqualTo(2);
    }

    @Test
    void aTextThatIsTooLargeForANoteIsNotRead() throws IOException {
        commit(List.of(), Map.of(note(0), "a note"), NOON);
        commit(List.of(last()), Map.of(note(0), "x".repeat(NoteFormat.DEFAULT_MAX_NOTE_BYTES + 1)), NOON);

        FolderHistory history = vault.historyBelow(FOLDER);

        assertThat(history.texts(last(), note(0))).hasSize(2);
        assertThat(history.contents(last(), note(0))).containsExactly("a note".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyWhatIsAddedIsWritten() throws IOException {
        grow(200);
        FolderHistory history = vault.historyBelow(FOLDER);
        history.texts(last(), note(0));
        long before = Files.size(file());

        grow(1);
        history.texts(last(), note(0));

        assertThat(Files.size(file()) - before).isBetween(1L, 300L);
    }

    @Test
    void aFileWithAnyByteChangedHidesNothing() throws IOException {
        threeQuestions();
        byte[] whole = Files.readAllBytes(file());

        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);

            assertThat(vault.historyBelow(FOLDER).texts(last(), note(0)))
                    .as("byte %d", at)
                    .isEqualTo(everything(last(), note(0)));
        }
    }

    @Test
    void aFileThatLacksAnAdditionOrEndsAnywhereHidesNothing() throws IOException {
        threeQuestions();
        byte[] whole = Files.readAllBytes(file());
        List<String> lines = Files.readAllLines(file());

        for (int end = 0; end <= whole.length; end++) {
            Files.write(file(), Arrays.copyOf(whole, end));
            assertThat(vault.historyBelow(FOLDER).texts(last(), note(0)))
                    .as("the first %d bytes", end)
                    .isEqualTo(everything(last(), note(0)));
        }
        for (int from = 1; from < lines.size(); from++) {
            for (int to = from + 1; to <= lines.size(); to++) {
                List<String> fewer = new ArrayList<>(lines);
                fewer.subList(from, to).clear();
                Files.write(file(), fewer);
                assertThat(vault.historyBelow(FOLDER).texts(last(), note(0)))
                        .as("without the lines from %d to %d", from, to)
                        .isEqualTo(everything(last(), note(0)));
            }
        }
    }

    @Test
    void theFileOfAnotherFolderDoesNotCount() throws IOException {
        threeQuestions();
        Path other = file().resolveSibling("found-In_Progress-cloud");
        Files.copy(file(), other);

        assertThat(vault.historyBelow("In_Progress/cloud").texts(last(), note(0)))
                .isEmpty();
    }

    /** Each question leaves an addition that holds a text of the first note. */
    private void threeQuestions() throws IOException {
        FolderHistory history = vault.historyBelow(FOLDER);
        for (int question = 0; question < 3; question++) {
            List<CommitId> before = commits.isEmpty() ? List.of() : List.of(last());
            commit(before, Map.of(note(0), "text " + question), NOON);
            commit(List.of(last()), Map.of(), NOON);
            history.texts(last(), note(0));
        }
    }

    private void grow(int many) throws IOException {
        for (int more = 0; more < many; more++) {
            List<CommitId> before = commits.isEmpty() ? List.of() : List.of(last());
            commit(before, Map.of(note(commits.size() % NAMES), "text " + commits.size()), NOON);
        }
    }

    private void grow(Random random) throws IOException {
        CommitId one = random.nextInt(4) > 0 ? last() : commits.get(random.nextInt(commits.size()));
        CommitId other = commits.get(random.nextInt(commits.size()));
        boolean merge = random.nextInt(4) == 0 && !other.equals(one);
        Map<String, String> files = new TreeMap<>(made.get(one).files());
        if (merge) {
            files.putAll(made.get(other).files());
        }
        String name = note(random.nextInt(NAMES));
        switch (random.nextInt(4)) {
            case 0 -> files.put(name, "text " + random.nextInt(12));
            case 1 -> files.remove(name);
            case 2 -> files.clear();
            default -> {}
        }
        Instant when = NOON.plusSeconds(random.nextInt(4) == 0 ? random.nextInt(100_000) - 50_000 : commits.size());
        commit(merge ? List.of(one, other) : List.of(one), files, when);
    }

    private void damage(Random random) throws IOException {
        byte[] bytes = Files.exists(file()) ? Files.readAllBytes(file()) : new byte[0];
        if (bytes.length == 0) {
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> Files.delete(file());
            case 1 -> Files.write(file(), Arrays.copyOf(bytes, random.nextInt(bytes.length)));
            case 2 -> {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
                Files.write(file(), bytes);
            }
            default -> {} // an ordinary restart
        }
    }

    private Path file() {
        return vault.agentFolder().resolve("found-In_Progress-local");
    }

    private Set<BlobId> everything(CommitId tip, String name) {
        Set<BlobId> texts = new HashSet<>();
        Set<CommitId> seen = new HashSet<>(Set.of(tip));
        Deque<CommitId> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            Made commit = made.get(open.pop());
            Optional.ofNullable(commit.files().get(name))
                    .ifPresent(text -> texts.add(BlobId.of(text.getBytes(StandardCharsets.UTF_8))));
            commit.parents().stream().filter(seen::add).forEach(open::push);
        }
        return texts;
    }

    /** Trees and texts are read from where they wait: a wait for the disk for each of so many commits would show nothing more. */
    private void commit(List<CommitId> parents, Map<String, String> files, Instant when) throws IOException {
        ObjectBase objects = vault.objects();
        Map<String, Optional<TreeEntry>> edits = new HashMap<>();
        edits.put("count.md", entry(objects, "commit " + commits.size()));
        files.forEach((name, text) -> edits.put(FOLDER + "/" + name, entry(objects, text)));
        TreeId tree = objects.writeTree(null, edits);
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree.objectId());
        builder.setParentIds(parents.stream().map(History::objectId).toList());
        builder.setAuthor(new PersonIdent("test", "test@example.com", when, ZoneOffset.UTC));
        builder.setCommitter(builder.getAuthor());
        builder.setMessage("test");
        try (ObjectInserter inserter = plain.newObjectInserter()) {
            CommitId commit = new CommitId(inserter.insert(builder).name());
            inserter.flush();
            made.put(commit, new Made(parents, files));
            commits.add(commit);
        }
    }

    private static Optional<TreeEntry> entry(ObjectBase objects, String text) {
        return Optional.of(TreeEntry.file(objects.writeBlob(text.getBytes(StandardCharsets.UTF_8))));
    }

    private static String note(int number) {
        return "EMAIL_DRAFT_000" + number + ".md";
    }

    private CommitId last() {
        return commits.get(commits.size() - 1);
    }
}
