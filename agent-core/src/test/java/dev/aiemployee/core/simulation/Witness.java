package dev.aiemployee.core.simulation;

import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.Status;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Looks whether the promises hold, at the bare repository and at the bytes on the disks; asks no part of the product. */
final class Witness {
    private static final Set<String> FORBIDDEN = Set.of(
            "Approved",
            "In_Progress/local",
            "Company_Handbook.md",
            "Business_Goals.md",
            "Done",
            "Dashboard.md",
            Stranger.TWIN);

    private final World world;
    private final Set<ObjectId> judged = new HashSet<>();
    private final Set<ObjectId> sound = new HashSet<>();
    private final Map<ObjectId, Set<String>> words = new HashMap<>();
    private final Map<ObjectId, Set<String>> wordsOfTree = new HashMap<>();
    private final Map<TaskId, Integer> finished = new TreeMap<>();
    private Set<String> published = Set.of();
    private Optional<ObjectId> lastTip = Optional.empty();

    Witness(World world) {
        this.world = world;
    }

    /** A process believes from now on that it owns the task. */
    void won(Machine machine, TaskId task) {
        for (Machine other : world.machines()) {
            if (other != machine && other.work().containsKey(task) && !world.isMeddled(task)) {
                throw new Broken("P2", machine.name() + " and " + other.name() + " both own " + task);
            }
        }
    }

    /** What must hold at every moment. */
    void look() {
        Optional<ObjectId> tip = world.origin().tip();
        if (tip.isPresent() && !tip.equals(lastTip)) {
            lastTip = tip;
            world.origin().news(tip.get(), judged).forEach(this::judge);
            published = wordsIn(tip.get());
        }
        everyWordIsSomewhere();
        nothingForbiddenOnDisk();
    }

    private void judge(ObjectId commit) {
        judged.add(commit);
        boolean ours = world.machines().stream().anyMatch(machine -> machine.made(new CommitId(commit.name())));
        Map<String, Origin.File> files = world.origin().files(commit);
        Map<String, Origin.File> before =
                world.origin().parent(commit).map(world.origin()::files).orElse(Map.of());
        if (ours) {
            noSecretNoMarkerNothingHalf(commit, files, before);
            onePlaceForEachTask(commit, files, before);
        }
        countFinished(files, before);
    }

    private void noSecretNoMarkerNothingHalf(
            ObjectId commit, Map<String, Origin.File> files, Map<String, Origin.File> before) {
        noSecret(commit, "its message", world.origin().message(commit));
        files.forEach((path, file) -> {
            if (!file.equals(before.get(path)) && sound.add(file.blob())) {
                String text = world.origin().text(file.blob());
                noSecret(commit, path, text);
                if (text.contains("<<<<<<<") || text.contains(">>>>>>>")) {
                    throw new Broken("P3", "a conflict marker in " + path + " of " + commit.name());
                }
                boolean note = text.contains("\nmiddle\n") || path.startsWith("Notes/");
                if (note && !text.contains(Operator.END)) {
                    throw new Broken("P3", "half a text in " + path + " of " + commit.name() + ":\n" + text);
                }
            }
        });
    }

    private void noSecret(ObjectId commit, String place, String text) {
        for (String secret : world.ledger().secrets()) {
            if (text.contains(secret)) {
                throw new Broken("P3", "a secret in " + place + " of " + commit.name());
            }
        }
    }

    private static void onePlaceForEachTask(
            ObjectId commit, Map<String, Origin.File> files, Map<String, Origin.File> before) {
        Map<TaskId, Set<String>> now = places(files);
        Map<TaskId, Set<String>> then = places(before);
        now.forEach((task, places) -> {
            if (places.size() > 1 && then.getOrDefault(task, Set.of()).size() <= 1) {
                throw new Broken("P2", task + " is at " + places + " in " + commit.name());
            }
        });
    }

    private static Map<TaskId, Set<String>> places(Map<String, Origin.File> files) {
        Map<TaskId, Set<String>> places = new TreeMap<>();
        files.keySet().stream()
                .filter(VaultPath::isVaultPath)
                .forEach(path -> VaultLayout.taskAt(new VaultPath(path))
                        .ifPresent(task -> places.computeIfAbsent(task, id -> new TreeSet<>())
                                .add(path)));
        return places;
    }

    private void countFinished(Map<String, Origin.File> files, Map<String, Origin.File> before) {
        Map<TaskId, Set<String>> then = places(before);
        places(files).forEach((task, now) -> {
            boolean done = now.stream().anyMatch(path -> path.startsWith("Done/"));
            Set<String> was = then.getOrDefault(task, Set.of()); // nowhere: somebody's deletion is being undone
            boolean finishes = done && !was.isEmpty() && was.stream().noneMatch(path -> path.startsWith("Done/"));
            if (finishes && finished.merge(task, 1, Integer::sum) > 1 && !world.isMeddled(task)) {
                throw new Broken("P2", task + " was finished twice");
            }
        });
    }

    private void everyWordIsSomewhere() {
        Map<String, String> open = new LinkedHashMap<>(world.ledger().kept());
        open.keySet().removeAll(published);
        if (open.isEmpty()) {
            return;
        }
        for (Machine machine : world.machines()) {
            texts(machine).forEach((path, text) -> open.keySet().removeAll(Ledger.words(text)));
            if (open.isEmpty()) {
                return;
            }
        }
        open.keySet().removeAll(reachable(world.origin().repository()));
        world.machines().forEach(machine -> open.keySet().removeAll(reachable(machine.git())));
        if (!open.isEmpty()) {
            throw new Broken("P1", "lost: " + open);
        }
    }

    /** All texts of a machine outside Git's own objects: vault, quarantine, what lies beside. */
    private static Map<String, String> texts(Machine machine) {
        Map<String, String> texts = new LinkedHashMap<>();
        collect(machine.vault(), machine.vault(), texts, false);
        for (String folder : List.of("quarantine", "beside")) {
            collect(machine.vault(), machine.agentFolder().resolve(folder), texts, true);
        }
        return texts;
    }

    private static void collect(Path root, Path folder, Map<String, String> texts, boolean hidden) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                if (Files.isDirectory(child)) {
                    if (!child.getFileName().toString().equals(".git")) {
                        collect(root, child, texts, hidden);
                    }
                } else {
                    texts.put(
                            root.relativize(child).toString(),
                            new String(Files.readAllBytes(child), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The words in any commit that any ref reaches. */
    private Set<String> reachable(Repository repository) {
        Set<String> found = new HashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                if (ref.getObjectId() != null) {
                    walk.markStart(walk.parseCommit(ref.getObjectId()));
                }
            }
            for (RevCommit commit : walk) {
                found.addAll(wordsIn(repository, commit.copy()));
            }
            return found;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Set<String> wordsIn(ObjectId commit) {
        return wordsIn(world.origin().repository(), commit);
    }

    private Set<String> wordsIn(Repository repository, ObjectId commit) {
        return wordsOfTree.computeIfAbsent(commit, id -> {
            Set<String> found = new HashSet<>();
            try (RevWalk walk = new RevWalk(repository);
                    TreeWalk tree = new TreeWalk(repository)) {
                tree.setRecursive(true);
                tree.addTree(walk.parseCommit(id).getTree());
                while (tree.next()) {
                    found.addAll(wordsOf(repository, tree.getObjectId(0)));
                }
                return found;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    private Set<String> wordsOf(Repository repository, ObjectId blob) {
        Set<String> known = words.get(blob);
        if (known == null) {
            try {
                known = Ledger.words(new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
            words.put(blob, known);
        }
        return known;
    }

    private void nothingForbiddenOnDisk() {
        for (Machine machine : world.locals()) {
            boolean pulled = world.operator(machine).hasPulled();
            if (pulled && world.isFaulty()) {
                continue;
            }
            Set<String> held = pulled ? listed(machine) : Set.of();
            for (Map.Entry<String, String> entry : texts(machine).entrySet()) {
                String path = entry.getKey();
                boolean guarded = FORBIDDEN.stream().anyMatch(path::startsWith);
                if (guarded && !held.contains(path) && entry.getValue().contains("# evil")) {
                    throw new Broken("P7", "a stranger's text at " + path + " of " + machine.name());
                }
                if (path.equals("Plans/link.md")
                        && Files.isSymbolicLink(machine.vault().resolve(path))) {
                    throw new Broken("P7", "a stranger's link at " + path + " of " + machine.name());
                }
            }
        }
    }

    /** What must hold once the faults have stopped and all came to rest. */
    void lookAtTheEnd() {
        ObjectId tip = world.origin().tip().orElseThrow(() -> new Broken("P4", "the origin has no branch"));
        Map<String, Origin.File> files = world.origin().files(tip);
        world.machines().forEach(machine -> diskIsTip(machine, files));
        world.machines().forEach(Witness::gitStatusIsClean);
        everyWordIsPublished(tip);
        places(files).forEach((task, places) -> {
            if (places.size() > 1) {
                throw new Broken("P2", "at the end " + task + " is at " + places);
            }
        });
    }

    private void diskIsTip(Machine machine, Map<String, Origin.File> files) {
        Set<String> listed = listed(machine);
        Map<String, String> disk = new TreeMap<>(texts(machine));
        disk.keySet().removeIf(path -> path.startsWith(".git") && !path.equals(".gitignore"));
        disk.keySet().removeIf(path -> path.startsWith(".") && !path.equals(".gitignore"));
        Map<String, String> tip = new TreeMap<>();
        files.forEach((path, file) -> tip.put(path, world.origin().text(file.blob())));
        Set<String> all = new TreeSet<>(disk.keySet());
        all.addAll(tip.keySet());
        List<String> different = new ArrayList<>();
        for (String path : all) {
            if (!isLog(path) && !listed.contains(path) && !java.util.Objects.equals(disk.get(path), tip.get(path))) {
                different.add(path
                        + (disk.containsKey(path) ? "" : " (not on disk)")
                        + (tip.containsKey(path) ? "" : " (not published)"));
            }
        }
        if (!different.isEmpty()) {
            throw new Broken("P4", machine.name() + " differs from the tip at " + different + ", listed: " + listed);
        }
    }

    /** Branch, index and disk agree, but for what the last report lists. */
    private static void gitStatusIsClean(Machine machine) {
        try (Git git = Git.wrap(machine.git())) {
            Status status = git.status().call();
            Set<String> dirty = new TreeSet<>(status.getUncommittedChanges());
            dirty.addAll(status.getUntracked());
            dirty.removeAll(listed(machine));
            dirty.removeIf(path -> path.startsWith(".") || isLog(path));
            if (!dirty.isEmpty()) {
                throw new Broken("P9", "git status of " + machine.name() + " lists " + dirty);
            }
        } catch (GitAPIException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A log's last lines wait for the next real change: alone they start no commit. */
    private static boolean isLog(String path) {
        return path.startsWith("Logs/Local/") || path.startsWith("Logs/Cloud/");
    }

    private static Set<String> listed(Machine machine) {
        CycleReport report = machine.last().orElseThrow(() -> new Broken("P4", machine.name() + " made no cycle"));
        Set<String> listed = new TreeSet<>();
        report.held().forEach(held -> listed.add(held.path()));
        report.pending().forEach(path -> listed.add(path.value()));
        report.violations().forEach(violation -> listed.add(violation.path()));
        return listed;
    }

    private void everyWordIsPublished(ObjectId tip) {
        Map<String, String> open = new LinkedHashMap<>(world.ledger().kept());
        open.keySet().removeAll(wordsIn(tip));
        for (Machine machine : world.machines()) {
            Map<String, String> texts = texts(machine);
            listed(machine).stream()
                    .filter(texts::containsKey)
                    .forEach(path -> open.keySet().removeAll(Ledger.words(texts.get(path))));
        }
        if (!open.isEmpty()) {
            throw new Broken("P1", "not published at the end: " + open);
        }
    }
}
