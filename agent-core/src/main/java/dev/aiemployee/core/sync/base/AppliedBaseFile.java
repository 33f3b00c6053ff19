package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.PathLine;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the applied base over restarts, as a log: each save appends what changed and ends with a line that holds the commit and a
 * checksum. A batch counts with that line; a tail that a crash tore off is cut. Any earlier state is a sound base too, so nothing
 * waits for the disk here: losing batches, or the whole file, costs a comparison, never data. For one thread.
 */
public final class AppliedBaseFile {
    private static final Logger LOG = LoggerFactory.getLogger(AppliedBaseFile.class);
    private static final String HEADER = "applied-base 3\n";
    /** Before 3 a line had size and time alone; nothing is proven by those. */
    private static final String WITHOUT_INODES = "applied-base 2\n";

    /** A log of fewer records than this is never worth rewriting. */
    private static final int SMALL = 1000;

    private final Path file;
    private long records;
    private long end;
    private boolean older;

    public AppliedBaseFile(Path file) {
        this.file = file;
    }

    public AppliedBase load() {
        AppliedBase base = new AppliedBase();
        records = 0;
        end = 0;
        older = false;
        try {
            if (Files.exists(file)) {
                byte[] bytes = Files.readAllBytes(file);
                read(bytes, base);
                if (end < bytes.length) {
                    LOG.warn(
                            "{} is whole up to byte {} of {}; the rest is found by comparing", file, end, bytes.length);
                }
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
        base.saved();
        return base;
    }

    /** Brings {@code base} back to what was saved last, as after a restart. */
    public void reload(AppliedBase base) {
        base.become(load());
    }

    /** Appends what changed; nothing at all when nothing did. */
    public void save(AppliedBase base) {
        if (base.isSaved()) {
            return;
        }
        long live = (long) base.paths().size() + base.pending().size();
        if (end == 0 || older || records + base.changed().size() > 2 * live + SMALL) {
            byte[] batch = batch(base, every(base));
            AtomicFile.write(file, concat(HEADER.getBytes(StandardCharsets.UTF_8), batch));
            end = (long) HEADER.length() + batch.length;
            records = live;
            older = false;
        } else {
            append(batch(base, base.changed()));
            records += base.changed().size();
        }
        base.saved();
    }

    private static List<VaultPath> every(AppliedBase base) {
        List<VaultPath> every = new ArrayList<>(base.paths());
        base.pending().stream().filter(path -> base.find(path).isEmpty()).forEach(every::add);
        return every;
    }

    private void append(byte[] batch) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.position(end);
            ByteBuffer buffer = ByteBuffer.wrap(batch);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            end += batch.length;
        } catch (IOException failure) {
            throw new VaultException("cannot write " + file + ": " + failure, failure);
        }
    }

    private static byte[] batch(AppliedBase base, Collection<VaultPath> paths) {
        StringBuilder text = new StringBuilder(paths.size() * 100);
        for (VaultPath path : paths) {
            base.find(path).ifPresentOrElse(known -> line(text, known), () -> text.append("-"));
            text.append(' ').append(PathLine.of(path)).append('\n');
            if (base.isPending(path)) {
                text.append("? ").append(PathLine.of(path)).append('\n');
            }
        }
        @Nullable CommitId commit = base.commit();
        text.append("= ").append(commit == null ? "-" : commit.value()).append(' ');
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] sum = (checksum(body, 0, body.length) + "\n").getBytes(StandardCharsets.UTF_8);
        return concat(body, sum);
    }

    private static void line(StringBuilder text, AppliedBase.Known known) {
        FileStamp stamp = known.stamp();
        text.append("+ ").append(known.blob()).append(' ').append(stamp.size()).append(' ');
        text.append(stamp.modified().getEpochSecond())
                .append(' ')
                .append(stamp.modified().get(ChronoField.NANO_OF_SECOND))
                .append(' ')
                .append(stamp.changed())
                .append(' ')
                .append(stamp.inode());
    }

    /** Takes over batch by batch, up to the first that is not whole. */
    private void read(byte[] bytes, AppliedBase base) {
        String header = new String(bytes, 0, Math.min(bytes.length, HEADER.length()), StandardCharsets.UTF_8);
        older = header.equals(WITHOUT_INODES);
        if (!older && !header.equals(HEADER)) {
            return;
        }
        end = HEADER.length();
        List<String> lines = new ArrayList<>();
        int start = HEADER.length();
        for (int at = start; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                if (bytes[start] != '=') {
                    lines.add(new String(bytes, start, at - start, StandardCharsets.UTF_8));
                } else if (!accept(bytes, start, at, lines, base)) {
                    return;
                } else {
                    lines.clear();
                    end = at + 1L;
                }
                start = at + 1;
            }
        }
    }

    private boolean accept(byte[] bytes, int start, int lineEnd, List<String> lines, AppliedBase base) {
        String[] last = new String(bytes, start, lineEnd - start, StandardCharsets.UTF_8).split(" ", -1);
        int body = lineEnd - last[last.length - 1].length();
        if (last.length != 3 || !last[2].equals(checksum(bytes, (int) end, body))) {
            return false;
        }
        lines.forEach(line -> take(line, base));
        records += lines.size();
        if (!last[1].equals("-")) {
            base.commit(new CommitId(last[1]));
        }
        return true;
    }

    private void take(String line, AppliedBase base) {
        String rest = line.substring(2);
        switch (line.charAt(0)) {
            case '+' -> put(rest, base);
            case '-' -> base.remove(PathLine.read(rest));
            case '?' -> base.postpone(PathLine.read(rest));
            default -> throw new VaultException("not a line of the applied base: " + line);
        }
    }

    private void put(String rest, AppliedBase base) {
        int size = rest.indexOf(' ') + 1;
        int seconds = rest.indexOf(' ', size) + 1;
        int nanos = rest.indexOf(' ', seconds) + 1;
        int changed = rest.indexOf(' ', nanos) + 1;
        int inode = older ? changed : rest.indexOf(' ', changed) + 1;
        int path = older ? changed : rest.indexOf(' ', inode) + 1;
        Instant modified = Instant.ofEpochSecond(
                Long.parseLong(rest, seconds, nanos - 1, 10), Long.parseLong(rest, nanos, changed - 1, 10));
        FileStamp stamp = new FileStamp(
                Long.parseLong(rest, size, seconds - 1, 10),
                modified,
                older ? FileStamp.UNPROVEN : Long.parseLong(rest, changed, inode - 1, 10),
                older ? 0 : Long.parseLong(rest, inode, path - 1, 10));
        base.put(
                PathLine.read(rest.substring(path)),
                new AppliedBase.Known(new BlobId(rest.substring(0, size - 1)), stamp));
    }

    private static String checksum(byte[] bytes, int from, int to) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, to - from);
        return Long.toHexString(sum.getValue());
    }

    private static byte[] concat(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}
