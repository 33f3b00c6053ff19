package dev.aiemployee.core.git.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** HEAD, the refs in files of their own and the packed ones, read as bytes: a reader of Git's takes zeros for "no such ref". */
final class RefFiles {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern SYMBOLIC = Pattern.compile("ref: refs/\\S+");
    private static final Pattern PACKED = Pattern.compile("#.*|\\^[0-9a-f]{40}|[0-9a-f]{40} refs/[^\\p{Cntrl}]+");
    private static final Pattern PACKED_REF = Pattern.compile("[0-9a-f]{40} refs/[^\\p{Cntrl}]+");

    private final Path git;
    private final String branch;

    /** @param branch the full name, {@code refs/heads/main} */
    RefFiles(Path git, String branch) {
        this.git = git;
        this.branch = branch;
    }

    /** What is damaged among them. */
    List<Damage> damages() throws IOException {
        List<Damage> damages = new ArrayList<>();
        Optional<String> head = text(git.resolve("HEAD"));
        if (head.isEmpty()) {
            damages.add(new Damage(Damage.Kind.HEAD, "HEAD", "is missing"));
        } else if (!isRef(head.get())) {
            damages.add(new Damage(Damage.Kind.HEAD, "HEAD", "names no branch"));
        }
        if (!text(git.resolve("packed-refs"))
                .orElse("")
                .lines()
                .allMatch(line -> PACKED.matcher(line).matches())) {
            damages.add(new Damage(Damage.Kind.PACKED_REFS, "packed-refs", "cannot be read"));
        }
        loose(damages);
        return damages;
    }

    private void loose(List<Damage> damages) throws IOException {
        Path refs = git.resolve("refs");
        if (!Files.isDirectory(refs)) {
            return;
        }
        Files.walkFileTree(refs, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = git.relativize(file).toString().replace('\\', '/');
                boolean lock = name.endsWith(".lock");
                if (!lock && !text(file).map(RefFiles::isRef).orElse(true)) {
                    Damage.Kind kind = name.equals(branch) ? Damage.Kind.BRANCH : Damage.Kind.REF;
                    damages.add(new Damage(kind, name, "names no commit"));
                }
                return FileVisitResult.CONTINUE;
            }

            /** Git removes its own meanwhile. */
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Whether the branch has a file of its own or stands among the packed ones. */
    boolean hasBranch() throws IOException {
        return Files.exists(git.resolve(branch)) || packed().stream().anyMatch(line -> line.endsWith(" " + branch));
    }

    /** The packed refs that can still be read, a line each. */
    List<String> packed() throws IOException {
        return text(git.resolve("packed-refs"))
                .orElse("")
                .lines()
                .filter(line -> PACKED_REF.matcher(line).matches())
                .toList();
    }

    /** Where the branch was last, as its reflog remembers. */
    Optional<String> lastInReflog() throws IOException {
        List<String> lines =
                text(git.resolve("logs").resolve(branch)).orElse("").lines().toList();
        for (int at = lines.size() - 1; at >= 0; at--) {
            String[] parts = lines.get(at).split(" ", 3);
            if (parts.length == 3 && COMMIT.matcher(parts[1]).matches() && !parts[1].matches("0{40}")) {
                return Optional.of(parts[1]);
            }
        }
        return Optional.empty();
    }

    private static boolean isRef(String text) {
        String line = text.strip();
        return (COMMIT.matcher(line).matches() && !line.matches("0{40}"))
                || SYMBOLIC.matcher(line).matches();
    }

    private static Optional<String> text(Path file) throws IOException {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }
}
