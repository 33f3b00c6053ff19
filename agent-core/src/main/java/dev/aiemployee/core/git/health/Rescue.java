package dev.aiemployee.core.git.health;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fetches everything that the remote's branch holds, as if nothing were here: what refs say of a damaged clone is no proof. It goes into
 * an empty repository beside the clone first, and its packs are taken over when they are whole.
 */
final class Rescue {
    private final Path git;
    private final String branch;

    Rescue(Path git, String branch) {
        this.git = git;
        this.branch = branch;
    }

    /** Brings it; answers why that was not possible, for a person, empty when it is here. */
    String bring(RemoteAccess access) throws IOException {
        Path beside = git.resolve("agent/rescue");
        remove(beside);
        Files.createDirectories(beside);
        try (VaultRepository fresh = VaultRepository.create(beside, branch);
                RemoteBranch remote = fresh.remote(access)) {
            FetchOutcome fetched = remote.fetch();
            if (!fetched.trouble().isEmpty()) {
                return fetched.trouble();
            }
            take(beside.resolve(".git/objects/pack"));
            return "";
        } finally {
            remove(beside);
        }
    }

    /** The packs before their indexes: without one no reader looks at it. */
    private void take(Path from) throws IOException {
        Path to = Files.createDirectories(git.resolve("objects/pack"));
        List<Path> files;
        try (Stream<Path> all = Files.list(from)) {
            files = all.sorted(
                            Comparator.comparing((Path file) -> file.toString().endsWith(".idx")))
                    .toList();
        }
        for (Path file : files) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException none) {
            return;
        }
    }
}
