package dev.aiemployee.core.git.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Packs and their indexes. A pack ends with the checksum that its index repeats: that costs forty bytes to compare. */
final class Packs {
    private static final int SUM = 20;

    private final Path git;
    private final Path folder;

    Packs(Path git) {
        this.git = git;
        this.folder = git.resolve("objects/pack");
    }

    /** @param whole whether every byte is read */
    List<Damage> damages(boolean whole) throws IOException {
        List<Damage> damages = new ArrayList<>();
        try (DirectoryStream<Path> packs = Files.newDirectoryStream(folder, "pack-*.{pack,idx}")) {
            for (Path file : packs) {
                if (file.toString().endsWith(".pack")) {
                    pack(file, whole, damages);
                } else if (!Files.exists(sibling(file, ".pack"))) {
                    damages.add(damage(Damage.Kind.PACK, file, "has lost its pack"));
                }
            }
        } catch (NoSuchFileException none) {
            return List.of();
        }
        return damages;
    }

    private void pack(Path pack, boolean whole, List<Damage> damages) throws IOException {
        Path index = sibling(pack, ".idx");
        byte[] sum = end(pack, 0);
        if (sum.length < SUM || !startsWell(pack)) {
            damages.add(damage(Damage.Kind.PACK, pack, "is no pack any more"));
        } else if (!Files.exists(index) || !isWhole(index)) {
            damages.add(damage(Damage.Kind.UNINDEXED, pack, "has no index that can be read"));
        } else if (!Arrays.equals(sum, end(index, SUM)) || (whole && !isWhole(pack))) {
            damages.add(damage(Damage.Kind.PACK, pack, "is cut off or changed"));
        }
    }

    private Damage damage(Damage.Kind kind, Path file, String what) {
        return new Damage(kind, git.relativize(file).toString(), what);
    }

    static Path sibling(Path file, String ending) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ending);
    }

    private static boolean startsWell(Path pack) throws IOException {
        try (InputStream in = Files.newInputStream(pack)) {
            return Arrays.equals(in.readNBytes(4), new byte[] {'P', 'A', 'C', 'K'});
        }
    }

    /** The checksum that stands {@code before} bytes before a file's end; empty when the file is shorter. */
    private static byte[] end(Path file, int before) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            long at = access.length() - before - SUM;
            byte[] sum = new byte[at < 0 ? 0 : SUM];
            access.seek(Math.max(0, at));
            access.readFully(sum);
            return sum;
        }
    }

    /** Whether a file ends with the checksum of what stands before. */
    static boolean isWhole(Path file) throws IOException {
        byte[] sum = end(file, 0);
        if (sum.length < SUM) {
            return false;
        }
        MessageDigest digest = LooseObjects.sha1();
        long left = Files.size(file) - SUM;
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    return false;
                }
                digest.update(buffer, 0, read);
                left -= read;
            }
        }
        return Arrays.equals(digest.digest(), sum);
    }
}
