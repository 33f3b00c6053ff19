package dev.aiemployee.core.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A machine that stops in the middle of writing its clone: files that are empty, cut or full of zeros. */
final class PowerLoss {
    private final World world;

    PowerLoss(World world) {
        this.world = world;
    }

    /** Damages one thing of a clone whose process is gone. */
    void strike(Machine machine) {
        Path git = machine.vault().resolve(".git");
        try {
            switch (world.chance().below(4)) {
                case 0 -> damage(Fault.DAMAGED_INDEX, machine, git.resolve("index"));
                case 1 -> damage(Fault.DAMAGED_BRANCH, machine, git.resolve(Origin.MAIN));
                case 2 -> damage(Fault.DAMAGED_HEAD, machine, git.resolve(Constants.HEAD));
                default -> object(machine, git);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void damage(Fault fault, Machine machine, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return;
        }
        byte[] bytes = Files.readAllBytes(file);
        byte[] left = switch (world.chance().below(3)) {
            case 0 -> new byte[0];
            case 1 -> new byte[bytes.length];
            default -> java.util.Arrays.copyOf(bytes, bytes.length / 2);
        };
        world.diary().fault(fault, machine.name() + " " + file.getFileName() + " of " + bytes.length + " bytes");
        Files.delete(file); // an object is read-only
        Files.write(file, left);
    }

    /** One object of what the branch stands on; only one that the remote has too can come back. */
    private void object(Machine machine, Path git) throws IOException {
        try (Repository clone =
                new FileRepositoryBuilder().setGitDir(git.toFile()).build()) {
            ObjectId head = clone.resolve(Origin.MAIN);
            if (head == null || !world.origin().publishes(head)) {
                return;
            }
            List<Path> loose = new ArrayList<>();
            for (ObjectId id : objects(clone, head)) {
                Path file = git.resolve(
                        "objects/" + id.name().substring(0, 2) + "/" + id.name().substring(2));
                if (Files.exists(file)) {
                    loose.add(file);
                }
            }
            var struck = world.chance().pick(loose);
            if (struck.isPresent()) {
                damage(Fault.DAMAGED_OBJECT, machine, struck.get());
            }
        }
    }

    private static List<ObjectId> objects(Repository clone, ObjectId head) throws IOException {
        List<ObjectId> objects = new ArrayList<>();
        try (RevWalk walk = new RevWalk(clone);
                TreeWalk tree = new TreeWalk(clone)) {
            RevCommit commit = walk.parseCommit(head);
            objects.add(commit.copy());
            objects.add(commit.getTree().copy());
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                objects.add(tree.getObjectId(0));
            }
        }
        return objects;
    }
}
