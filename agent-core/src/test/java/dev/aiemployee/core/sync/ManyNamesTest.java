package dev.aiemployee.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.sync.merge.DeletionFiles;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.SyncStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of notes and attachments whose names are what people call their files, there and back between two machines. */
class ManyNamesTest {
    private static final int FILES = 3_200;

    /** Other alphabets, written from right to left, with blanks, with dots, with what is more than one character. */
    private static final List<String> WORDS = List.of(
            "Über Größe",
            "Žluťoučký kůň",
            "naïve café",
            "Ελληνικά",
            "Договор № 7",
            "日本語のメモ",
            "한국어",
            "עברית",
            "العربية",
            "हिन्दी",
            "Tiếng Việt",
            "👩‍🚀 Reise 🇨🇭",
            "İstanbul ışık",
            "a  two blanks",
            "v1.2.3 (final), 100% & more",
            "#tag [x] {y} 'z' $1 ~ !");

    @TempDir
    Path folder;

    private TwoAgents agents;
    private VaultClone office;
    private VaultClone laptop;

    @BeforeEach
    void twoMachinesOfOneOperator() {
        agents = new TwoAgents(folder);
        office = agents.local();
        laptop = agents.secondMachine();
    }

    @AfterEach
    void close() {
        laptop.close();
        agents.close();
    }

    @Test
    void everyByteUnderEveryNameArrivesInBothDirections() throws IOException {
        fill(office.vault(), "Notes", 1);
        fill(laptop.vault(), "Archive", 2);

        CycleReport out = office.cycle();
        laptop.cycle();
        CycleReport both = taken(laptop);
        office.cycle();
        CycleReport back = taken(office);
        laptop.cycle(); // the alerts about so much go, and so do their log lines
        office.cycle();
        laptop.cycle();

        assertThat(List.of(out.status(), both.status(), back.status())).containsOnly(SyncStatus.SYNCED);
        assertThat(List.of(out.held(), both.held(), back.held())).allMatch(List::isEmpty);
        Map<String, String> files = files(office.vault());
        assertThat(files.size()).isGreaterThan(2 * FILES);
        assertThat(difference(files(laptop.vault()), files)).isEmpty();
        assertThat(difference(files(clonedByGit()), files)).isEmpty();
        assertThat(office.git().run("status", "--porcelain")).isEmpty();
        assertThat(laptop.git().run("status", "--porcelain")).isEmpty();
    }

    @Test
    void theyAreChangedAndRemovedUnderTheSameNames() throws IOException {
        fill(office.vault(), "Notes", 1);
        office.cycle();
        laptop.cycle();
        taken(laptop);
        List<Path> notes = notes(laptop.vault());
        for (int i = 0; i < notes.size(); i += 40) {
            Files.writeString(notes.get(i), "\nthe operator's line\n", StandardOpenOption.APPEND);
        }
        for (int i = 3; i < notes.size(); i += 300) {
            Files.delete(notes.get(i));
        }

        agents.clock().advance(Duration.ofSeconds(5));
        laptop.cycle();
        agents.clock().advance(Duration.ofSeconds(5));
        laptop.cycle();
        CycleReport applied = office.cycle();

        assertThat(applied.applied()).hasSizeGreaterThan(70);
        Map<String, String> files = files(laptop.vault());
        assertThat(difference(files(office.vault()), files)).isEmpty();
        assertThat(difference(files(clonedByGit()), files)).isEmpty();
        assertThat(files.size()).isLessThan(FILES);
        assertThat(office.has("Conflicts")).isFalse();
    }

    /** So many notes of a machine without a device key wait for the operator, who says yes. */
    private CycleReport taken(VaultClone machine) {
        DeletionFiles.ofAdditions(machine.vault()).accept(agents.clock().instant());
        return machine.cycle();
    }

    /** Notes and attachments; half of the names composed (NFC), half decomposed (NFD) as a Mac writes them. */
    private static void fill(Path vault, String top, long seed) throws IOException {
        Random random = new Random(seed);
        for (int number = 0; number < FILES; number++) {
            Normalizer.Form form = number % 2 == 0 ? Normalizer.Form.NFC : Normalizer.Form.NFD;
            String place = top;
            for (int depth = random.nextInt(6); depth > 0; depth--) {
                place += "/" + Normalizer.normalize(WORDS.get((number + depth) % WORDS.size()), Normalizer.Form.NFC);
            }
            String word = Normalizer.normalize(WORDS.get(number % WORDS.size()), form);
            boolean attachment = number % 10 == 0;
            Path file = vault.resolve(place + "/" + word + " " + number + (attachment ? ".png" : ".md"));
            Files.createDirectories(file.getParent());
            byte[] bytes = new byte[random.nextInt(2_000)];
            random.nextBytes(bytes);
            Files.write(file, attachment ? bytes : text(number, bytes));
        }
    }

    private static byte[] text(int number, byte[] noise) {
        String line = number % 3 == 0 ? "line\r\n" : "Zeile ä 日 \n";
        return ("# " + number + "\n" + line.repeat(noise.length / 40)).getBytes(StandardCharsets.UTF_8);
    }

    private Path clonedByGit() {
        Path clone = folder.resolve("witness");
        new NativeGit(folder).run("clone", "-q", agents.originFolder().toString(), clone.toString());
        return clone;
    }

    private static List<Path> notes(Path vault) throws IOException {
        try (Stream<Path> all = Files.walk(vault.resolve("Notes"))) {
            return all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static Set<Map.Entry<String, String>> difference(Map<String, String> one, Map<String, String> other) {
        Set<Map.Entry<String, String>> difference = new HashSet<>(one.entrySet());
        difference.removeAll(other.entrySet());
        other.entrySet().stream().filter(file -> !one.entrySet().contains(file)).forEach(difference::add);
        return difference;
    }

    /** Name, as its bytes are spelled, to a digest of the content. */
    private static Map<String, String> files(Path vault) throws IOException {
        try (Stream<Path> all = Files.walk(vault)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !vault.relativize(file).startsWith(".git"))
                    .filter(file -> !file.endsWith(".git_sync_state.md"))
                    .collect(Collectors.toMap(
                            file -> vault.relativize(file).toString(),
                            ManyNamesTest::digest,
                            (a, b) -> a,
                            TreeMap::new));
        }
    }

    private static String digest(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return bytes.length + " " + Arrays.hashCode(bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
