package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a Git index with a few entries exchanged and all others copied as they stand, so that one changed note among 100,000
 * costs two checksums and no reading of 100,000 entries. Knows versions 2 and 3 of Git's index format; whatever it does not
 * know it leaves to JGit. Extensions that a reader may ignore are dropped, as JGit drops them after an edit. Pure.
 */
final class IndexSplice {
    private static final int SIGNATURE = 0x44495243; // DIRC
    private static final int VERSION = 2;
    private static final int HEADER = 12;
    private static final int CHECKSUM = 20;
    private static final int MODIFIED_SECONDS = 8;
    private static final int MODIFIED_NANOS = 12;
    private static final int MODE = 24;
    private static final int SIZE = 36;
    private static final int BLOB = 40;
    private static final int FLAGS = 60;
    private static final int PATH = 62;
    private static final int LONGEST_COUNTED_PATH = 0xfff;
    private static final int IS_STAGED = 0x3000;
    private static final int IS_EXTENDED = 0x4000;
    /** Of the extended flags; the other one Git knows, "intent to add", is over when there is something to add. */
    private static final int SKIPS_WORKTREE = 0x4000;

    private static final int ASSUME_VALID = 0x8000;

    private final byte[] bytes;
    private final ByteBuffer fields;
    /** Where each entry begins, and last where the entries end. */
    private final int[] starts;

    private IndexSplice(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.fields = ByteBuffer.wrap(bytes);
        this.starts = starts;
    }

    /** An index without an entry. */
    static IndexSplice empty() {
        byte[] header = ByteBuffer.allocate(HEADER)
                .putInt(SIGNATURE)
                .putInt(VERSION)
                .putInt(0)
                .array();
        return new IndexSplice(header, new int[] {HEADER});
    }

    /** Takes the bytes over. @return absent when they are damaged or of a form that is JGit's to read */
    static Optional<IndexSplice> of(byte[] index) {
        if (index.length < HEADER + CHECKSUM || !isWhole(index)) {
            return Optional.empty();
        }
        ByteBuffer fields = ByteBuffer.wrap(index);
        int version = fields.getInt(4);
        int count = fields.getInt(8);
        int end = index.length - CHECKSUM;
        if (fields.getInt(0) != SIGNATURE
                || (version != VERSION && version != VERSION + 1)
                || count < 0
                || count > end / PATH) {
            return Optional.empty();
        }
        int[] starts = new int[count + 1];
        int at = HEADER;
        for (int entry = 0; entry <= count; entry++) {
            starts[entry] = at;
            if (entry < count) {
                at = next(index, at, end);
                if (at < 0) {
                    return Optional.empty();
                }
            }
        }
        return mayDropExtensions(index, at, end) ? Optional.of(new IndexSplice(index, starts)) : Optional.empty();
    }

    private static boolean isWhole(byte[] index) {
        byte[] sum = sha1(index, index.length - CHECKSUM);
        return Arrays.equals(sum, 0, CHECKSUM, index, index.length - CHECKSUM, index.length);
    }

    /** Where the entry after the one at {@code at} begins; negative when it does not fit. */
    private static int next(byte[] index, int at, int end) {
        if (at + PATH >= end) {
            return -1;
        }
        int path = at + pathOffset(index, at);
        int pathEnd = pathEnd(index, path, at, end);
        int next = at + ((pathEnd - at + 8) & ~7);
        return next > end ? -1 : next;
    }

    private static int flags(byte[] index, int at) {
        return ByteBuffer.wrap(index).getShort(at + FLAGS) & 0xffff;
    }

    private static int pathOffset(byte[] index, int at) {
        return (flags(index, at) & IS_EXTENDED) == 0 ? PATH : PATH + 2;
    }

    private static int pathEnd(byte[] index, int path, int at, int end) {
        int length = flags(index, at) & LONGEST_COUNTED_PATH;
        if (length < LONGEST_COUNTED_PATH) {
            return path + length;
        }
        int byEye = path;
        while (byEye < end && index[byEye] != 0) {
            byEye++;
        }
        return byEye;
    }

    /** A reader may ignore an extension whose name begins with a capital letter. */
    private static boolean mayDropExtensions(byte[] index, int from, int end) {
        ByteBuffer fields = ByteBuffer.wrap(index);
        int at = from;
        while (at + 8 <= end) {
            long size = fields.getInt(at + 4) & 0xffffffffL;
            if (index[at] < 'A' || index[at] > 'Z' || at + 8 + size > end) {
                return false;
            }
            at += 8 + Math.toIntExact(size);
        }
        return at == end;
    }

    /**
     * The index with the new side of each change.
     *
     * @param written when the index file was written: entries of files as young as that lose their size, as Git does it, so that it
     *     compares their bytes
     * @param elsewhere whose entry says that the disk is not to be looked at
     * @return absent when an entry to be exchanged is part of a merge or more than a plain one, or where a file would take a
     *     folder's name
     */
    Optional<byte[]> with(Collection<TreeChange> changes, Instant written, BiPredicate<TreeChange, Boolean> elsewhere) {
        SortedMap<byte[], TreeChange> sorted = new TreeMap<>(Arrays::compareUnsigned);
        changes.forEach(change -> sorted.put(change.path().getBytes(StandardCharsets.UTF_8), change));
        if (isForJGit(sorted)) {
            return Optional.empty();
        }
        forgetSizesSince(written);
        ByteBuffer out = ByteBuffer.allocate(mostBytes(sorted));
        out.putInt(SIGNATURE).putInt(fields.getInt(4)).putInt(0);
        int count = starts.length - 1;
        int from = HEADER;
        for (var change : sorted.entrySet()) {
            int found = find(change.getKey());
            int entry = found < 0 ? -found - 1 : found;
            out.put(bytes, from, starts[entry] - from);
            from = starts[found < 0 ? entry : entry + 1];
            count -= found < 0 ? 0 : 1;
            @Nullable TreeEntry after = change.getValue().after();
            if (after != null) {
                boolean before = found >= 0 && (flags(bytes, starts[found]) & ASSUME_VALID) != 0;
                put(out, change.getKey(), after, elsewhere.test(change.getValue(), before));
                count++;
            }
        }
        out.put(bytes, from, starts[starts.length - 1] - from);
        out.putInt(8, count);
        out.put(sha1(out.array(), out.position()));
        return Optional.of(Arrays.copyOf(out.array(), out.position()));
    }

    private int mostBytes(SortedMap<byte[], TreeChange> changes) {
        int added = changes.keySet().stream()
                .mapToInt(path -> PATH + path.length + 8)
                .sum();
        return starts[starts.length - 1] + added + CHECKSUM;
    }

    private boolean isForJGit(SortedMap<byte[], TreeChange> changes) {
        Set<String> added = new HashSet<>();
        for (var change : changes.entrySet()) {
            int found = find(change.getKey());
            if (found >= 0 && isMoreThanPlain(starts[found])) {
                return true;
            }
            if (found < 0 && change.getValue().after() != null) {
                added.add(change.getValue().path());
            }
        }
        return added.stream().anyMatch(path -> isFolder(path) || liesBelowAFile(path, added));
    }

    private boolean isMoreThanPlain(int start) {
        int flags = flags(bytes, start);
        return (flags & IS_STAGED) != 0
                || ((flags & IS_EXTENDED) != 0 && (fields.getShort(start + PATH) & SKIPS_WORKTREE) != 0);
    }

    private boolean isFolder(String path) {
        byte[] folder = (path + "/").getBytes(StandardCharsets.UTF_8);
        int entry = -find(folder) - 1;
        if (entry >= starts.length - 1) {
            return false;
        }
        int name = starts[entry] + pathOffset(bytes, starts[entry]);
        return Arrays.equals(folder, 0, folder.length, bytes, name, Math.min(name + folder.length, bytes.length));
    }

    private boolean liesBelowAFile(String path, Set<String> added) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String above = path.substring(0, slash);
            if (added.contains(above) || find(above.getBytes(StandardCharsets.UTF_8)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** An entry of this path; else, as in {@link Arrays#binarySearch}, where it belongs. */
    private int find(byte[] path) {
        int low = 0;
        int high = starts.length - 2;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int start = starts[middle];
            int name = start + pathOffset(bytes, start);
            int order = Arrays.compareUnsigned(
                    bytes, name, pathEnd(bytes, name, start, bytes.length - CHECKSUM), path, 0, path.length);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    private void forgetSizesSince(Instant written) {
        for (int entry = 0; entry < starts.length - 1; entry++) {
            long seconds = fields.getInt(starts[entry] + MODIFIED_SECONDS) & 0xffffffffL;
            int nanos = fields.getInt(starts[entry] + MODIFIED_NANOS);
            if (seconds > written.getEpochSecond()
                    || (seconds == written.getEpochSecond() && nanos >= written.getNano())) {
                fields.putInt(starts[entry] + SIZE, 0);
            }
        }
    }

    /** An entry without file times. */
    private static void put(ByteBuffer out, byte[] path, TreeEntry entry, boolean elsewhere) {
        int start = out.position();
        out.putInt(start + MODE, entry.mode().getBits());
        byte[] blob = new byte[Constants.OBJECT_ID_LENGTH];
        entry.blob().objectId().copyRawTo(blob, 0);
        out.position(start + BLOB);
        out.put(blob);
        out.putShort((short) (Math.min(path.length, LONGEST_COUNTED_PATH) | (elsewhere ? ASSUME_VALID : 0)));
        out.put(path);
        out.position(start + ((PATH + path.length + 8) & ~7));
    }

    private static byte[] sha1(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("every Java has SHA-1", broken);
        }
    }
}
