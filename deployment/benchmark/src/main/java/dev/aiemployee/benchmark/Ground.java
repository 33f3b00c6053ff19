package dev.aiemployee.benchmark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Where the benchmarks take place: one folder on the disk under test, and the seeded repositories that several of them share.
 * For one thread.
 */
final class Ground {
    private final Path folder;
    private final Path root;
    private final boolean quick;
    private final Map<String, Path> seeds = new HashMap<>();
    private int count;

    /** @param root the project's folder, where the agents' jars are */
    Ground(Path folder, Path root, boolean quick) {
        this.folder = folder;
        this.root = root;
        this.quick = quick;
    }

    boolean quick() {
        return quick;
    }

    /** A size, or a hundredth of it (at least 40) in a quick run. */
    int size(int notes) {
        return quick ? Math.max(40, notes / 100) : notes;
    }

    /** A number of rounds, or two in a quick run. */
    int rounds(int usual) {
        return quick ? Math.min(2, usual) : usual;
    }

    Path root() {
        return root;
    }

    /** A fresh folder. */
    Path fresh(String name) {
        return Contenders.folder(folder.resolve(name + "-" + count++));
    }

    /** A copy of a bare repository that was filled once. */
    Path bare(String kind, int notes, BiConsumer<Path, Integer> filling) {
        Path seed = seeds.computeIfAbsent(kind + notes, key -> {
            Path made = folder.resolve("seed-" + key + ".git");
            filling.accept(made, notes);
            return made;
        });
        return Contenders.copy(seed, fresh(kind).resolve("origin.git"));
    }

    Path vault(int notes) {
        return bare("vault", notes, Seed::vault);
    }
}
