package dev.aiemployee.core.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;

/** What the edits are made of: where, on which note, with which text; and the plain copy, which gets the same. */
abstract class HuntHands {
    record Place(Path root, int third) {}

    interface Edit {
        void on(Path root) throws IOException;
    }

    final HuntPlaces places;
    final HuntJudge judge;
    final Random random;
    final Place home;
    final Place laptop;
    final Place phone;
    int edits;

    HuntHands(HuntPlaces places, HuntJudge judge, Random random) {
        this.places = places;
        this.judge = judge;
        this.random = random;
        home = new Place(places.home.vault(), 0);
        laptop = new Place(places.laptop.vault(), 1);
        phone = new Place(places.phone, 2);
    }

    Place any() {
        return List.of(home, laptop, phone).get(random.nextInt(3));
    }

    void text(HuntKind kind, Path file) throws IOException {
        switch (kind) {
            case SAME_SIZE_AND_TIME -> sameSizeAndTime(file);
            case REPLACE -> replaced(file);
            case TO_CRLF ->
                Files.writeString(
                        file, Files.readString(file).replace("\r\n", "\n").replace("\n", "\r\n") + line());
            default -> append(file, line());
        }
    }

    String renamed(HuntKind kind, String name) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        String file = name.substring(folder.length(), name.length() - 3);
        return switch (kind) {
            case CASE_RENAME ->
                folder
                        + (file.equals(file.toUpperCase(Locale.ROOT))
                                ? file.toLowerCase(Locale.ROOT)
                                : UsedVault.fitting(file.toUpperCase(Locale.ROOT), ".md")
                                        .replaceAll("\\.md$", ""))
                        + ".md";
            case COMPOSED_RENAME ->
                folder
                        + UsedVault.fitting(
                                Normalizer.normalize(
                                        file,
                                        Normalizer.isNormalized(file, Normalizer.Form.NFC)
                                                ? Normalizer.Form.NFD
                                                : Normalizer.Form.NFC),
                                ".md");
            case RENAME_TO_LONG -> "Moved/" + UsedVault.fitting(edits + "é".repeat(150), ".md");
            default -> "Moved/" + UsedVault.fitting(edits + " " + file, ".md");
        };
    }

    static void move(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        if (!from.equals(to)) {
            Files.move(from, to);
        }
    }

    void twin(Place place, String name, String side) throws IOException {
        contest(name);
        UsedVault.write(place.root(), name, "# twin\n" + promise(side));
    }

    void contest(String name) {
        judge.contested.add(HuntJudge.folded(name));
    }

    String promise(String side) {
        String mark = "mark-" + edits + side;
        judge.promised.add(mark);
        return "both " + mark + "\n";
    }

    void both(Place place, Edit edit) throws IOException {
        edit.on(place.root());
        edit.on(places.plain);
    }

    String line() {
        return "line mark-" + edits + "x\n";
    }

    String fresh(String ending) {
        String word = UsedVault.WORDS.get(edits % UsedVault.WORDS.size());
        return "New/" + UsedVault.fitting(edits + " " + word, ending);
    }

    /** A note that this place may change: every third, by its name, and everybody has it. */
    String pick(Place place) throws IOException {
        return pick(place, name -> true);
    }

    String pick(Place place, Predicate<String> also) throws IOException {
        List<String> names = HuntJudge.names(places.plain).stream()
                .filter(name -> name.endsWith(".md") && !name.endsWith("/index.md") && !judge.isContested(name))
                .filter(also)
                .filter(name -> Math.floorMod(name.hashCode(), 3) == place.third())
                .filter(name -> !Files.isSymbolicLink(places.plain.resolve(name)))
                .filter(name ->
                        judge.locked.stream().noneMatch(path -> name.equals(path) || name.startsWith(path + "/")))
                .filter(name -> List.of(home, laptop, phone).stream()
                        .allMatch(one -> Files.isRegularFile(one.root().resolve(name))))
                .toList();
        String name = names.get(random.nextInt(names.size()));
        places.tell("   in " + place.root().getFileName() + " " + place.third() + ": " + name);
        return name;
    }

    static void append(Path file, String line) throws IOException {
        Files.writeString(file, Files.readString(file) + line);
    }

    private void replaced(Path file) throws IOException {
        Path beside = file.resolveSibling("." + edits + ".tmp");
        Files.writeString(beside, Files.readString(file).replace("word", "WORD") + line());
        Files.setPosixFilePermissions(beside, Files.getPosixFilePermissions(file));
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void sameSizeAndTime(Path file) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        Files.writeString(file, Files.readString(file).replaceFirst("o", "0"));
        Files.setLastModifiedTime(file, time);
    }
}
