package dev.aiemployee.core.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/** Somebody who may push anything, to a host that checks nothing: trees byte by byte. */
public final class Forger {
    /** One row of a tree; a name is whatever bytes it is. Never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(String mode, byte[] name, String id) {
        public static Row file(String name, String id) {
            return new Row("100644", name.getBytes(StandardCharsets.UTF_8), id);
        }

        public static Row folder(String name, String id) {
            return new Row("40000", name.getBytes(StandardCharsets.UTF_8), id);
        }

        private byte[] key() {
            byte[] key = mode.equals("40000") ? Arrays.copyOf(name, name.length + 1) : name;
            if (key.length > name.length) {
                key[name.length] = '/';
            }
            return key;
        }
    }

    private final NativeGit git;
    private final Path clone;

    /** @param folder where the forger's clone of {@code origin} is made */
    public Forger(Path origin, Path folder) {
        new NativeGit(origin.getParent()).run("clone", "-q", origin.toString(), folder.toString());
        this.clone = folder;
        this.git = new NativeGit(folder);
    }

    public NativeGit git() {
        return git;
    }

    public String blob(String text) {
        return stored("blob", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A tree of these rows, in this order. */
    public String tree(List<Row> rows) {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        for (Row row : rows) {
            raw.writeBytes((row.mode() + " ").getBytes(StandardCharsets.US_ASCII));
            raw.writeBytes(row.name());
            raw.write(0);
            raw.writeBytes(HexFormat.of().parseHex(row.id()));
        }
        return stored("tree", raw.toByteArray());
    }

    /** The root of the remote's tip with more rows in it. */
    public String rootWith(Row... more) {
        git.run("fetch", "-q", "origin");
        List<Row> rows = new ArrayList<>();
        for (String line : git.run("ls-tree", "origin/main").lines().toList()) {
            String[] parts = line.split("[ \t]", 4);
            rows.add(new Row(parts[0].replaceFirst("^0", ""), parts[3].getBytes(StandardCharsets.UTF_8), parts[2]));
        }
        rows.addAll(List.of(more));
        rows.sort(Comparator.comparing(Row::key, Arrays::compareUnsigned));
        return tree(rows);
    }

    /** Width to the power of depth files, out of a few objects. */
    public String bomb(int depth, int width) {
        String tree = tree(List.of(Row.file("x.md", blob("x\n"))));
        for (int level = 0; level < depth; level++) {
            List<Row> rows = new ArrayList<>();
            for (int name = 0; name < width; name++) {
                rows.add(Row.folder("d%03d".formatted(name), tree));
            }
            tree = tree(rows);
        }
        return tree;
    }

    /** Pushes a tree on top of the remote's tip. @return the commit */
    public String push(String tree) {
        git.run("fetch", "-q", "origin");
        String commit = commit(tree, "origin/main");
        git.run("push", "-q", "origin", commit + ":refs/heads/main");
        return commit;
    }

    public String commit(String tree, String parent) {
        return git.run("commit-tree", tree, "-p", parent, "-m", "forged").strip();
    }

    private String stored(String type, byte[] content) {
        Path file = clone.resolve(".git/forged");
        try {
            Files.write(file, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return git.run("hash-object", "-t", type, "-w", "--literally", file.toString())
                .strip();
    }
}
