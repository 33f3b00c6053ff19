package dev.aiemployee.core.reliability;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Two real processes sync, claim and finish while a third party kills them at random moments, or freezes them for a while, and
 * the operator goes on saving notes. Whoever was killed is started again, and nobody else does anything.
 */
final class KillStorm {
    private static final int TASKS_A_KILL = 2;
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(11);
    private static final List<String> NAMES = List.of("cloud", "local");

    /** @param wrong what did not hold, for a person */
    record Count(int kills, int pauses, int tasks, List<String> wrong) {}

    private final Path folder;
    private final String url;
    private final NativeGit origin;
    private final Random random;
    private final TreeMap<String, Process> processes = new TreeMap<>();
    private final List<String> saved = new ArrayList<>();
    private int tasks;
    private int pauses;

    KillStorm(Path folder, long seed) {
        this.folder = folder;
        this.random = new Random(seed);
        Path bare = folder.resolve("origin.git");
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", bare.toString());
        url = bare.toUri().toString();
        origin = new NativeGit(bare);
        try (VaultClone local = clone("local")) {
            local.write("Dashboard.md", TwoAgents.DASHBOARD).write(".gitignore", ".git_sync_state.md\n");
            local.cycle();
        }
    }

    Count run(int kills) throws IOException, InterruptedException {
        try {
            for (String name : NAMES) {
                processes.put(name, start(name));
            }
            for (int kill = 0; kill < kills; kill++) {
                work(kill);
                String name = NAMES.get(random.nextInt(NAMES.size()));
                if (random.nextInt(4) == 0) {
                    freeze(name);
                }
                processes.get(name).destroyForcibly().waitFor();
                processes.put(name, start(name));
            }
        } finally {
            for (Process process : processes.values()) {
                process.destroyForcibly().waitFor();
            }
        }
        return new Count(kills, pauses, tasks, check());
    }

    /** New tasks, and notes of the operator, for a random while. */
    private void work(int kill) throws InterruptedException {
        for (int task = 0; task < TASKS_A_KILL; task++) {
            String id = "EMAIL_" + tasks++;
            write("local", "Needs_Action/email/" + id + ".md", TwoAgents.task(id, "text"));
        }
        int saves = random.nextInt(5);
        for (int save = 0; save < saves; save++) {
            String text = "operator " + kill + "." + save + "\n";
            saved.add(text.strip());
            write("local", "Notes/day-" + kill + "-" + save + ".md", text);
            Thread.sleep(random.nextInt(120));
        }
        Thread.sleep(random.nextInt(300));
    }

    private void freeze(String name) throws IOException, InterruptedException {
        long pid = processes.get(name).pid();
        signal("-STOP", pid);
        Thread.sleep(random.nextInt(200));
        signal("-CONT", pid);
        Thread.sleep(random.nextInt(100));
        pauses++;
    }

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor();
    }

    private Process start(String name) throws IOException, InterruptedException {
        Path log = folder.resolve(name + ".log");
        Files.deleteIfExists(log);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Worker.class.getName(),
                        folder.toString(),
                        url,
                        name,
                        kind(name).name())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        process.getOutputStream().close();
        while (process.isAlive() && !Files.readString(log).contains("ready\n")) {
            Thread.sleep(10);
        }
        return process;
    }

    private void write(String name, String path, String text) {
        try {
            Path file = folder.resolve(name).resolve("vault").resolve(path);
            Files.createDirectories(file.getParent());
            Path temp = file.resolveSibling("." + file.getFileName() + ".tmp");
            Files.writeString(temp, text);
            Files.move(temp, file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Both clones once more, without faults, until they rest; then what native git and the disk say. */
    private List<String> check() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String name : NAMES) {
            waitForLocks(folder.resolve(name).resolve("vault/.git"));
        }
        try (VaultClone cloud = clone("cloud");
                VaultClone local = clone("local")) {
            local.cycle();
            for (int round = 0; round < tasks + 10 && !isFinished(); round++) {
                Worker.step(cloud, "cloud");
                Worker.step(local, "local");
            }
            for (int round = 0; round < 4; round++) {
                local.cycle();
                cloud.cycle();
            }
            local.engine().flush(); // logs wait for company otherwise
            cloud.engine().flush();
            local.cycle();
            cloud.cycle();
            for (VaultClone clone : List.of(cloud, local)) {
                String head = clone.git().run("rev-parse", "HEAD");
                require(wrong, head.equals(origin.run("rev-parse", "main")), clone.vault() + " is not at the tip");
                String status = clone.git().run("status", "--porcelain", "--untracked-files=all");
                require(wrong, status.isBlank(), clone.vault() + " is not clean: " + status.strip());
                require(wrong, clone.git().attempt("fsck", "--no-dangling").exitCode() == 0, "fsck " + clone.vault());
                require(wrong, locks(clone.vault().resolve(".git")).isEmpty(), "a stale lock in " + clone.vault());
            }
        }
        require(wrong, origin.attempt("fsck", "--no-dangling").exitCode() == 0, "fsck of the origin");
        require(wrong, !RaceRig.hasMarker(origin), "a conflict marker in an object");
        String history = origin.run("log", "-p", "--format=%H", "main");
        saved.forEach(text -> require(wrong, history.contains("+" + text + "\n"), "lost: " + text));
        checkTasks(wrong);
        return wrong;
    }

    /** Each task arrives in Done exactly once in all of history, and lies nowhere else. */
    private void checkTasks(List<String> wrong) {
        String added = origin.run("log", "--no-renames", "--diff-filter=A", "--name-only", "--format=", "main");
        List<String> tree = origin.tree("main");
        for (int task = 0; task < tasks; task++) {
            String file = "EMAIL_" + task + ".md";
            long done = added.lines()
                    .filter(path -> path.startsWith("Done/") && path.endsWith("/" + file))
                    .count();
            long places =
                    tree.stream().filter(path -> path.endsWith("/" + file)).count();
            require(wrong, done == 1 && places == 1, file + ": done " + done + " times, in " + places + " places");
        }
    }

    private boolean isFinished() {
        return origin.tree("main").stream()
                .noneMatch(path -> path.startsWith("Needs_Action/email/") || path.startsWith("In_Progress/"));
    }

    private static void require(List<String> wrong, boolean holds, String otherwise) {
        if (!holds) {
            wrong.add(otherwise);
        }
    }

    private static List<Path> locks(Path git) throws IOException {
        try (Stream<Path> files = Files.walk(git)) {
            return files.filter(file -> file.toString().endsWith(".lock")).toList();
        }
    }

    /**
     * Nobody is alive who could hold a lock. One that might be the operator's own is taken away only when it is older than their
     * commands take: that time passes here at once.
     */
    private static void waitForLocks(Path git) throws IOException {
        for (Path lock : locks(git)) {
            FileTime left = Files.getLastModifiedTime(lock);
            Files.setLastModifiedTime(lock, FileTime.from(left.toInstant().minus(LONGEST_COMMAND)));
        }
    }

    private VaultClone clone(String name) {
        return new VaultClone(folder, url, name, kind(name), Clock.systemUTC());
    }

    private static AgentKind kind(String name) {
        return name.equals("cloud") ? AgentKind.CLOUD : AgentKind.LOCAL;
    }
}
