package dev.aiemployee.core.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The long runs behind {@code ./reliability}. Work is cut in parts of one seed each; a finished part is a line of the progress
 * file, so that an interrupted run goes on where it was. One summary line each; exit code 1 when anything did not hold.
 */
public final class LongRun {
    private static final int EDITS_A_PART = 500;
    private static final int ROUNDS_A_PART = 5;
    private static final int KILLS_A_PART = 10;
    private static final int TASKS = 100;
    private static final int ROUNDS_A_HUNT = 200;
    private static final int FILES_IN_USE = 6000;

    private final Path progress;
    private final Path scratch;

    /** @param name of the files that keep the progress, in the folder */
    public LongRun(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        progress = folder.resolve(name + ".progress");
        scratch = folder.resolve(name + ".part");
    }

    /** One part's work; answers the line that is kept, which starts with {@code ok} when all held. */
    @FunctionalInterface
    public interface Part {
        String run(Path folder, int seed) throws Exception;
    }

    /** Arguments: folder for progress, name of the run, how many. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int wanted = Integer.parseInt(arguments[2]);
        LongRun run = new LongRun(folder, arguments[1] + "-" + wanted);
        boolean held = switch (arguments[1]) {
            case "edits" -> run.parts("edits", wanted, EDITS_A_PART, LongRun::edits);
            case "claims" -> run.parts("rounds of claims", wanted, ROUNDS_A_PART, LongRun::claims);
            case "kills" -> run.parts("kills", wanted, KILLS_A_PART, LongRun::kills);
            case "hunt" -> {
                int rounds = Math.min(wanted, ROUNDS_A_HUNT);
                yield run.parts("rounds of the hunt", wanted, rounds, (scratch, seed) -> hunt(scratch, seed, rounds));
            }
            default -> throw new IllegalArgumentException("run: " + arguments[1]);
        };
        System.exit(held ? 0 : 1);
    }

    private static String edits(Path folder, int seed) throws Exception {
        EditStorm.Count count = new EditStorm(folder, seed, EDITS_A_PART).run();
        boolean raced = count.inside() > 0; // else nothing was applied, and nothing was shown
        return (raced && count.lost() == 0 ? "ok " : "FAILED ") + count;
    }

    private static String claims(Path folder, int seed) throws Exception {
        ClaimStorm.Count count = new ClaimStorm.Count(0, 0, 0, 0);
        try (ClaimStorm storm = new ClaimStorm(folder, seed)) {
            for (int round = 0; round < ROUNDS_A_PART; round++) {
                count = count.plus(storm.round(round, TASKS));
            }
        }
        return (count.doubles() + count.missing() == 0 ? "ok " : "FAILED ") + count;
    }

    private static String kills(Path folder, int seed) throws Exception {
        KillStorm.Count count = new KillStorm(folder, seed).run(KILLS_A_PART);
        return (count.wrong().isEmpty() ? "ok " : "FAILED ") + count;
    }

    private static String hunt(Path folder, int seed, int rounds) throws Exception {
        Hunt.Count count = new Hunt(folder, seed, FILES_IN_USE).run(rounds);
        return (count.wrong().isEmpty() ? "ok " : "FAILED ") + count;
    }

    /** Runs the parts that are missing and prints the summary line. @return whether all of them held */
    public boolean parts(String what, int wanted, int size, Part part) throws Exception {
        Instant start = Instant.now();
        List<String> lines = new ArrayList<>(Files.exists(progress) ? Files.readAllLines(progress) : List.of());
        for (int seed = lines.size() + 1; seed <= (wanted + size - 1) / size; seed++) {
            clear();
            String line = part.run(Files.createDirectories(scratch), seed);
            System.out.println("seed " + seed + ": " + line);
            lines.add(line);
            Files.write(progress, lines);
            if (!line.startsWith("ok ")) {
                keep(seed);
            }
        }
        clear();
        long failed = lines.stream().filter(line -> !line.startsWith("ok ")).count();
        System.out.println(what + ": " + lines.size() * size + ", seeds 1-" + lines.size() + ", parts that failed: "
                + failed + ", seconds in this session: "
                + Duration.between(start, Instant.now()).toSeconds());
        return failed == 0;
    }

    /** What a part that failed left on disk is what tells why. */
    private void keep(int seed) throws IOException {
        Path kept = scratch.resolveSibling(scratch.getFileName() + "-" + seed + "-failed");
        if (!Files.exists(kept)) {
            Files.move(scratch, kept);
        }
    }

    private void clear() throws IOException {
        if (!Files.exists(scratch)) {
            return;
        }
        unlock(scratch);
        for (int left = 5; ; left--) {
            try {
                remove();
                return;
            } catch (DirectoryNotEmptyException | UncheckedIOException busy) {
                if (left == 0) {
                    throw busy; // a Git that tidies up in the background ends soon
                }
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    private void remove() throws IOException {
        try (Stream<Path> files = Files.walk(scratch)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A part may have left folders that nobody may read. */
    private static void unlock(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path child : inside.toList()) {
                if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
                    unlock(child);
                }
            }
        }
    }
}
