package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a walk through history found, and up to which commit; kept in a file over restarts. Each addition is appended, and ends with
 * a line of the commit and the SHA-256 of the whole file before it. What that does not vouch for counts as never found, as does a
 * tail that a crash tore off: then it is walked again. So nothing waits for the disk. For one thread.
 */
final class FoundTexts {
    private static final String END = "= ";

    private final Path file;
    private final byte[] header;
    private final Map<String, Set<BlobId>> texts = new HashMap<>();
    private MessageDigest sum = sha256();
    private @Nullable CommitId walked;
    /** How much of the file its checksums vouch for; zero when it is to be written anew. */
    private long end;

    /** @param folder whose texts these are; a file about another one does not count */
    FoundTexts(Path file, String folder) {
        this.file = file;
        this.header = ascii("found-texts 1 " + coded(folder) + "\n");
        try {
            if (Files.exists(file)) {
                read(Files.readAllBytes(file));
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    /** The commit whose history was walked; null when none was. */
    @Nullable
    CommitId walked() {
        return walked;
    }

    Set<BlobId> of(String name) {
        return Collections.unmodifiableSet(texts.getOrDefault(name, Set.of()));
    }

    /** Adds what the commits between the one walked so far and {@code to} hold. */
    void add(Map<String, Set<BlobId>> fresh, CommitId to) {
        byte[] batch = batch(fresh, to);
        if (end == 0) {
            AtomicFile.write(file, batch);
        } else {
            append(batch);
        }
        sum.update(batch);
        end += batch.length;
        fresh.forEach((name, blobs) ->
                texts.computeIfAbsent(name, first -> new LinkedHashSet<>()).addAll(blobs));
        walked = to;
    }

    /** Forgets everything and starts with what {@code to} reaches. */
    void replace(Map<String, Set<BlobId>> fresh, CommitId to) {
        forget();
        add(fresh, to);
    }

    private void forget() {
        texts.clear();
        walked = null;
        sum = sha256();
        end = 0;
    }

    private byte[] batch(Map<String, Set<BlobId>> fresh, CommitId to) {
        StringBuilder text = new StringBuilder(end == 0 ? new String(header, StandardCharsets.US_ASCII) : "");
        fresh.forEach((name, blobs) -> blobs.stream()
                .filter(blob -> !of(name).contains(blob))
                .forEach(blob ->
                        text.append(blob).append(' ').append(coded(name)).append('\n')));
        text.append(END).append(to).append(' ');
        MessageDigest next = copy(sum);
        next.update(ascii(text.toString()));
        return ascii(text + hex(next) + "\n");
    }

    private void append(byte[] batch) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(end);
            channel.position(end);
            ByteBuffer buffer = ByteBuffer.wrap(batch);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException failure) {
            forget();
            throw new VaultException("cannot write " + file + ": " + failure, failure);
        }
    }

    /** Takes over addition by addition, up to the first whose checksum is not that of the file so far. */
    private void read(byte[] bytes) {
        if (bytes.length < header.length
                || !ByteBuffer.wrap(bytes, 0, header.length).equals(ByteBuffer.wrap(header))) {
            return;
        }
        List<String> lines = new ArrayList<>();
        int start = header.length;
        for (int at = start; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                String line = new String(bytes, start, at - start, StandardCharsets.US_ASCII);
                if (!line.startsWith(END)) {
                    lines.add(line);
                } else if (!accept(bytes, at + 1, line, lines)) {
                    return;
                } else {
                    lines.clear();
                }
                start = at + 1;
            }
        }
    }

    private boolean accept(byte[] bytes, int upTo, String last, List<String> lines) {
        int mark = last.lastIndexOf(' ') + 1;
        MessageDigest next = copy(sum);
        next.update(bytes, (int) end, upTo - 1 - (last.length() - mark) - (int) end);
        if (!hex(next).equals(last.substring(mark))) {
            return false;
        }
        for (String line : lines) {
            int space = line.indexOf(' ');
            texts.computeIfAbsent(
                            URLDecoder.decode(line.substring(space + 1), StandardCharsets.UTF_8),
                            first -> new LinkedHashSet<>())
                    .add(new BlobId(line.substring(0, space)));
        }
        walked = new CommitId(last.substring(END.length(), mark - 1));
        sum.update(bytes, (int) end, upTo - (int) end);
        end = upTo;
        return true;
    }

    /** A name as one word of plain letters, whatever it holds. */
    private static String coded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(MessageDigest sum) {
        return HexFormat.of().formatHex(sum.digest());
    }

    private static MessageDigest copy(MessageDigest sum) {
        try {
            return (MessageDigest) sum.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be copied", impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
