package dev.aiemployee.demo;

import dev.aiemployee.demo.process.Command;
import dev.aiemployee.demo.witness.BareRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Native git looks at all that was ever pushed. */
final class HistoryScene implements Scene {
    private static final Set<String> STATE_FOLDERS = Set.of(
            "Needs_Action", "In_Progress", "Pending_Approval", "Approved", "Rejected", "Done", "Failed", "Archive");

    /** Five mails and four decisions; an idle history does not grow. */
    private static final int MOST_COMMITS = 15;

    private final Stage stage;
    private final Narrator narrator;
    private final BareRepository remote;

    HistoryScene(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
        this.remote = stage.remote();
    }

    @Override
    public String title() {
        return "What native git says about everything that was ever pushed";
    }

    @Override
    public void play() {
        List<String> commits = remote.commits();
        narrator.same("git fsck finds no fault", remote.faults(), List.of());
        narrator.same("the history is one line of " + commits.size() + " commits", remote.merges(), List.of());
        narrator.check(
                "that is " + MOST_COMMITS
                        + " at most, also on a busy machine: five mails, four decisions, and nothing for the record's sake",
                commits.size() <= MOST_COMMITS,
                () -> remote.log("%h %an: %s"));
        narrator.same(
                "in none of them a task lies in two folders",
                commits.stream().flatMap(this::doubles).toList(),
                List.of());
        narrator.same("no object holds a conflict marker", remote.conflictMarkers(), List.of());
        narrator.check(
                "none of the " + remote.objectCount() + " objects holds the password or a private key",
                secrets().noneMatch(remote::holdsAnywhere),
                () -> "a secret");
        for (Path clone : List.of(stage.cloudVault(), stage.vault())) {
            stage.patience().until("a clean " + clone, () -> isSettled(clone));
            narrator.same(stage.folder().relativize(clone) + " is at main, and git status is clean", status(clone), "");
        }
    }

    /** The ids that have two places in one commit. */
    private Stream<String> doubles(String commit) {
        Set<String> seen = new HashSet<>();
        return remote.notesAt(commit, "").stream()
                .filter(path -> STATE_FOLDERS.contains(path.substring(0, Math.max(0, path.indexOf('/')))))
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .filter(name -> !seen.add(name))
                .map(name -> commit + " " + name);
    }

    private Stream<String> secrets() {
        return Stream.of(
                Cast.OWNER.password(), distinctLine("cloud_ed25519"), distinctLine("local_ed25519"), "SMTP_PASSWORD=");
    }

    /** A line of a private key that tells it from every other. */
    private String distinctLine(String key) {
        Path file = stage.git().knownHosts().resolveSibling(key);
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.get(lines.size() - 2);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + file, e);
        }
    }

    private boolean isSettled(Path clone) {
        String head =
                Command.git(clone, "rev-parse", "HEAD").run().orThrow().text().strip();
        return remote.tip().filter(head::equals).isPresent() && status(clone).isEmpty();
    }

    private static String status(Path clone) {
        return Command.git(clone, "status", "--porcelain").run().orThrow().text();
    }
}
