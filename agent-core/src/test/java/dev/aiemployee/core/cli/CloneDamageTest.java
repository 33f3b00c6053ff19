package dev.aiemployee.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a power cut, a bad disk or a slip of the hand does to {@code .git}: seen by check and status, mended by sync, and no note pays for it. */
class CloneDamageTest {
    @TempDir
    Path folder;

    private NativeGit origin;
    private Shell local;
    private Path git;

    @BeforeEach
    void aVaultWithOneEditThatIsNotPublished() throws IOException {
        origin = Shell.makeOrigin(folder);
        local = new Shell(folder, AgentKind.LOCAL);
        assertThat(local.type("init")).as(local.err).isZero();
        Files.createDirectories(local.vault.resolve("Notes"));
        Files.writeString(local.vault.resolve("Notes/a.md"), "published\n");
        assertThat(local.type("sync")).as(local.err).isZero();
        git = local.vault.resolve(".git");
        Files.writeString(local.vault.resolve("Notes/a.md"), "changed since\n");
        Files.writeString(local.vault.resolve("Notes/b.md"), "new\n");
    }

    private enum Harm {
        EMPTY {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        ZEROS {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        },
        HALF {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                boolean settings = file.endsWith("config"); // those that end between two lines are whole to Git
                int section = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf('[') + 2;
                Files.write(file, Arrays.copyOf(bytes, settings ? section : bytes.length / 2));
            }
        },
        NOISE {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = new byte[(int) Math.max(40, Files.size(file))];
                new java.util.Random(7).nextBytes(bytes);
                Files.write(file, bytes);
            }
        },
        GONE {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void to(Path file) throws IOException;
    }

    static Stream<Arguments> harms() {
        List<Arguments> all = new ArrayList<>();
        for (String file : List.of("index", "HEAD", "config", "refs/heads/main", "commit", "tree", "blob")) {
            for (Harm harm : Harm.values()) {
                all.add(Arguments.of(file, harm));
            }
        }
        for (String file : List.of("packed-refs", "pack", "idx", "refs/agents/fetched", "agent/applied", "all refs")) {
            for (Harm harm : List.of(Harm.ZEROS, Harm.HALF, Harm.GONE)) {
                all.add(Arguments.of(file, harm));
            }
        }
        return all.stream();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("harms")
    void isSeenAndMendedAndNoNotePaysForIt(String what, Harm harm) throws IOException {
        for (Path file : files(what)) {
            file.toFile().setWritable(true);
            harm.to(file);
        }
        Map<String, String> before = notes();
        boolean derived = what.startsWith("agent/") || what.startsWith("refs/agents");

        int checked = local.type("check");
        String said = local.out + local.err;
        assertThat(said).doesNotContain("\tat ");
        if (!derived) {
            assertThat(checked).as(said).isEqualTo(2);
            local.type("status");
            assertThat(local.out).doesNotContain("sync      synced");
        }
        assertThat(local.type("sync")).as(local.err).isZero();

        assertThat(notes()).containsAllEntriesOf(before);
        assertThat(origin.run("show", "main:Notes/a.md")).contains("changed since");
        assertThat(origin.run("show", "main:Notes/b.md")).contains("new");
        assertThat(new NativeGit(local.vault).run("status", "--porcelain", "--", ".", ":!Logs"))
                .isBlank(); // a log goes out with the next change
        assertThat(new NativeGit(local.vault).run("rev-parse", "HEAD").strip())
                .isEqualTo(origin.run("rev-parse", "main").strip());
        new NativeGit(local.vault).run("fsck", "--connectivity-only", "HEAD");
        assertThat(local.type("check")).as(local.err).isZero();
    }

    private List<Path> files(String what) throws IOException {
        NativeGit native0 = new NativeGit(local.vault);
        return switch (what) {
            case "commit" -> List.of(object(native0.run("rev-parse", "HEAD")));
            case "tree" -> List.of(object(native0.run("rev-parse", "HEAD^{tree}")));
            case "blob" -> List.of(object(native0.run("rev-parse", "HEAD:Notes/a.md")));
            case "packed-refs" -> {
                native0.run("pack-refs", "--all");
                yield List.of(git.resolve("packed-refs"));
            }
            case "all refs" -> {
                try (Stream<Path> all = Files.walk(git.resolve("refs"))) {
                    yield all.filter(Files::isRegularFile).toList();
                }
            }
            case "pack", "idx" -> {
                native0.run("repack", "-adq");
                try (Stream<Path> all = Files.list(git.resolve("objects/pack"))) {
                    yield all.filter(file -> file.toString().endsWith("." + what))
                            .toList();
                }
            }
            default -> List.of(git.resolve(what));
        };
    }

    private Path object(String id) throws IOException {
        Path loose =
                git.resolve("objects/" + id.substring(0, 2) + "/" + id.strip().substring(2));
        if (!Files.exists(loose)) {
            Path away = folder.resolve("packs");
            Files.createDirectories(away);
            try (Stream<Path> all = Files.list(git.resolve("objects/pack"))) {
                for (Path pack : all.sorted().toList()) {
                    Path to = Files.move(pack, away.resolve(pack.getFileName()));
                    if (to.toString().endsWith(".pack")) {
                        new ProcessBuilder("git", "unpack-objects", "-q")
                                .directory(local.vault.toFile())
                                .redirectInput(to.toFile())
                                .start()
                                .waitFor();
                    }
                }
            } catch (InterruptedException stop) {
                throw new IOException(stop);
            }
        }
        return loose;
    }

    /** Every file of the vault outside .git that a person reads. */
    private Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        try (Stream<Path> all = Files.walk(local.vault)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(path -> !path.startsWith(git)
                            && !path.getFileName().toString().startsWith(".git"))
                    .toList()) {
                notes.put(local.vault.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return notes;
    }
}
