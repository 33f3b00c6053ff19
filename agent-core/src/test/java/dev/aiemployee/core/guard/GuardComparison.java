package dev.aiemployee.core.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.guard.Samples.Sample;
import dev.aiemployee.core.guard.secret.ByteText;
import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.guard.secret.SecretScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Our scanner beside gitleaks, on a corpus that is made here and kept nowhere. {@code write FOLDER NOTES...} makes it, {@code report
 * FOLDER} reads what gitleaks said of it and prints the figures; {@code ./compare-guard} does both and runs gitleaks in between.
 */
public final class GuardComparison {
    private static final int ROUNDS = 20;
    private static final long SEED = 20261121;

    private GuardComparison() {}

    public static void main(String[] words) throws IOException {
        Path folder = Path.of(words[1]);
        if (words[0].equals("write")) {
            write(folder, Stream.of(words).skip(2).map(Path::of).toList());
        } else {
            report(folder);
        }
    }

    private static void write(Path folder, List<Path> notes) throws IOException {
        Files.createDirectories(folder);
        StringBuilder positives = new StringBuilder();
        int number = 0;
        for (Sample sample : samples()) {
            positives
                    .append("-- entry ")
                    .append(++number)
                    .append(" --\n")
                    .append(sample.line())
                    .append('\n');
        }
        Files.writeString(folder.resolve("positives.txt"), positives);
        StringBuilder negatives = new StringBuilder();
        for (Path file : files(notes)) {
            negatives
                    .append("-- note --\n")
                    .append(ByteText.of(Files.readAllBytes(file)))
                    .append('\n');
        }
        Files.writeString(folder.resolve("negatives.txt"), negatives);
    }

    private static List<Sample> samples() {
        return IntStream.range(0, ROUNDS)
                .mapToObj(round -> new Random(SEED + round))
                .flatMap(random -> Stream.concat(Samples.all(random).stream(), Samples.others(random).stream()))
                .toList();
    }

    private static List<Path> files(List<Path> notes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path note : notes) {
            try (Stream<Path> walk = Files.walk(note)) {
                walk.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static void report(Path folder) throws IOException {
        String positives = Files.readString(folder.resolve("positives.txt"));
        Map<Integer, Integer> entryOfLine = entries(positives);
        Set<Integer> ours =
                ours(positives).stream().map(entryOfLine::get).collect(Collectors.toCollection(TreeSet::new));
        Set<Integer> theirs = theirs(folder.resolve("positives.json")).stream()
                .map(entryOfLine::get)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Sample> samples = samples();
        print("all", IntStream.range(0, samples.size()).boxed().toList(), ours, theirs);
        Map<String, List<Integer>> families = IntStream.range(0, samples.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> samples.get(i).rule(), TreeMap::new, Collectors.toList()));
        families.forEach((family, members) -> print(family, members, ours, theirs));
        String negatives = Files.readString(folder.resolve("negatives.txt"));
        System.out.printf(
                "| ordinary notes, %d bytes: false findings | | | %d | %d | |%n",
                negatives.getBytes(StandardCharsets.UTF_8).length,
                ours(negatives).size(),
                theirs(folder.resolve("negatives.json")).size());
    }

    private static void print(String name, List<Integer> members, Set<Integer> ours, Set<Integer> theirs) {
        long both = members.stream()
                .filter(i -> ours.contains(i) && theirs.contains(i))
                .count();
        long onlyOurs = members.stream()
                .filter(i -> ours.contains(i) && !theirs.contains(i))
                .count();
        long onlyTheirs = members.stream()
                .filter(i -> !ours.contains(i) && theirs.contains(i))
                .count();
        System.out.printf(
                "| %s | %d | %d | %d | %d | %d |%n",
                name, members.size(), both, onlyOurs, onlyTheirs, members.size() - both - onlyOurs - onlyTheirs);
    }

    private static List<Integer> ours(String text) {
        return new SecretScanner().scan(text).stream().map(Finding::line).toList();
    }

    private static List<Integer> theirs(Path json) throws IOException {
        List<Integer> lines = new ArrayList<>();
        for (JsonNode finding : new ObjectMapper().readTree(Files.readString(json))) {
            lines.add(finding.get("StartLine").asInt());
        }
        return lines;
    }

    /** The number of the entry that each line belongs to. */
    private static Map<Integer, Integer> entries(String text) {
        Map<Integer, Integer> entries = new TreeMap<>();
        int entry = -1;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            entry += line.startsWith("-- entry ") ? 1 : 0;
            entries.put(++number, entry);
        }
        return entries;
    }
}
