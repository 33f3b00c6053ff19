package dev.aiemployee.demo.witness;

import dev.aiemployee.demo.process.Command;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the remote holds, as native git sees it. */
public final class BareRepository {
    private final Path folder;

    public BareRepository(Path folder) {
        this.folder = folder;
    }

    /** The commit that {@code main} points to; absent before the first push. */
    public Optional<String> tip() {
        Command.Result result = git("rev-parse", "--verify", "--quiet", "refs/heads/main");
        return result.exitCode() == 0 ? result.lines().stream().findFirst() : Optional.empty();
    }

    /** Every ref by its full name. */
    public List<String> refs() {
        return git("for-each-ref", "--format=%(refname)").orThrow().lines();
    }

    /** The notes ({@code *.md}) anywhere below a folder of main, by path; none before the first push. */
    public List<String> notes(String below) {
        return tip().map(commit -> notesAt(commit, below)).orElse(List.of());
    }

    /** The same at any commit. An empty {@code below} is the whole tree. */
    public List<String> notesAt(String commit, String below) {
        return filesAt(commit, below).stream()
                .filter(path -> path.endsWith(".md"))
                .toList();
    }

    /** The paths of all files anywhere below a folder of main. */
    public List<String> files(String below) {
        return tip().map(commit -> filesAt(commit, below)).orElse(List.of());
    }

    private List<String> filesAt(String commit, String below) {
        Command.Result result = below.isEmpty()
                ? git("ls-tree", "-r", "--name-only", "-z", commit)
                : git("ls-tree", "-r", "--name-only", "-z", commit, "--", below + "/");
        return Pattern.compile("\0")
                .splitAsStream(result.orThrow().text())
                .filter(path -> !path.isEmpty())
                .toList();
    }

    /** A file of main, as text. @throws IllegalStateException when it is not there */
    public String show(String path) {
        return git("show", "main:" + path).orThrow().text();
    }

    /** The same; empty when it is not there, since an agent may just have moved it. */
    public String find(String path) {
        Command.Result result = git("show", "main:" + path);
        return result.exitCode() == 0 ? result.text() : "";
    }

    /** Every commit of main, oldest first. */
    public List<String> commits() {
        return git("rev-list", "--reverse", "main").orThrow().lines();
    }

    /** Commits of main with more than one parent. */
    public List<String> merges() {
        return git("rev-list", "--merges", "main").orThrow().lines();
    }

    /** One line for each commit of main, newest first. */
    public List<String> log(String format) {
        return git("log", "--format=" + format, "main").orThrow().lines();
    }

    /** What {@code git fsck --strict} has against the repository; nothing when it is sound. */
    public List<String> faults() {
        Command.Result result = git("fsck", "--full", "--strict", "--no-dangling", "--no-progress");
        return result.exitCode() == 0
                ? List.of()
                : (result.text() + result.errors()).lines().toList();
    }

    /** How many objects were ever pushed, also those that no ref reaches. */
    public long objectCount() {
        return git("cat-file", "--batch-all-objects", "--batch-check")
                .orThrow()
                .lines()
                .size();
    }

    /** Whether any pushed object, reachable or not, holds this text in its uncompressed bytes. */
    public boolean holdsAnywhere(String text) {
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return everything().contains(wanted);
    }

    /** Pushed lines that a merge left behind: {@code <<<<<<< }, {@code >>>>>>> }. */
    public List<String> conflictMarkers() {
        return everything()
                .lines()
                .filter(line -> line.startsWith("<<<<<<< ") || line.startsWith(">>>>>>> "))
                .toList();
    }

    private String everything() {
        return new String(
                git("cat-file", "--batch-all-objects", "--batch", "--unordered")
                        .orThrow()
                        .bytes(),
                StandardCharsets.ISO_8859_1);
    }

    private Command.Result git(String... arguments) {
        return Command.git(folder, arguments).run();
    }
}
