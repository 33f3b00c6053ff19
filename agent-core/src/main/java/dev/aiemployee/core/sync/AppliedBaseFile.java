package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.BlobId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the applied base over restarts; written whole, beside and then moved. Losing the file costs a full comparison, never
 * data: every path then looks changed on both sides and merges to what it is.
 */
final class AppliedBaseFile {
    private static final String HEADER = "applied-base 1";

    private final Path file;

    AppliedBaseFile(Path file) {
        this.file = file;
    }

    AppliedBase load() {
        AppliedBase base = new AppliedBase();
        if (!Files.exists(file)) {
            return base;
        }
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            return base;
        }
        lines.stream().skip(1).forEach(line -> read(line, base));
        return base;
    }

    void save(AppliedBase base) {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        @Nullable CommitId commit = base.commit();
        if (commit != null) {
            text.append("commit ").append(commit).append('\n');
        }
        base.paths()
                .forEach(path -> base.find(path)
                        .ifPresent(entry -> text.append("file ")
                                .append(entry.blob())
                                .append(' ')
                                .append(entry.size())
                                .append(' ')
                                .append(entry.modified())
                                .append(' ')
                                .append(path)
                                .append('\n')));
        base.pending().forEach(path -> text.append("pending ").append(path).append('\n'));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void read(String line, AppliedBase base) {
        String[] parts = line.split(" ", 2);
        switch (parts[0]) {
            case "commit" -> base.commit(new CommitId(parts[1]));
            case "pending" -> base.postpone(new VaultPath(parts[1]));
            case "file" -> {
                String[] fields = parts[1].split(" ", 4);
                base.put(
                        new VaultPath(fields[3]),
                        new AppliedBase.Known(
                                new BlobId(fields[0]), Long.parseLong(fields[1]), Instant.parse(fields[2])));
            }
            default -> throw new VaultException("not a line of the applied base: " + line);
        }
    }
}
