package dev.aiemployee.core.git.objects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * One tree object, entry by entry as its bytes have them, in Git's order also where they are not. Knows what no tree of Git's own
 * making has: names twice, names that are no text, names with a slash in them. Immutable.
 */
final class RawTree {
    static final RawTree EMPTY = new RawTree(new byte[0], new int[0], new int[0], new int[0], new int[0]);

    /** Larger trees are refused; it is hundreds of thousands of entries. */
    private static final int MOST_BYTES = (int) Math.min(64 << 20, FetchLimits.memory() / 8);

    private static final int MOST_MODE = 0777777;
    private static final int LONGEST_NAME = 255;
    private static final int SHOWN = 40;
    /** Stands for what is no text; no path of a vault holds it. */
    private static final char NO_TEXT = '\uFFFD';

    private final byte[] raw;
    private final int[] starts;
    private final int[] modes;
    private final int[] names;
    private final int[] ends;

    private RawTree(byte[] raw, int[] starts, int[] modes, int[] names, int[] ends) {
        this.raw = raw;
        this.starts = starts;
        this.modes = modes;
        this.names = names;
        this.ends = ends;
    }

    /**
     * Reads a tree.
     *
     * @throws LargeObjectException when it is larger than any vault's
     * @throws org.eclipse.jgit.errors.IncorrectObjectTypeException when the object is no tree
     */
    static RawTree read(ObjectReader reader, ObjectId tree) throws IOException {
        return parse(reader.open(tree, Constants.OBJ_TREE).getCachedBytes(MOST_BYTES));
    }

    static RawTree parse(byte[] raw) throws CorruptObjectException {
        int[] starts = new int[Math.max(8, raw.length / 40)];
        int[] modes = new int[starts.length];
        int[] names = new int[starts.length];
        int[] ends = new int[starts.length];
        int size = 0;
        for (int at = 0; at < raw.length; size++) {
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                modes = Arrays.copyOf(modes, 2 * size);
                names = Arrays.copyOf(names, 2 * size);
                ends = Arrays.copyOf(ends, 2 * size);
            }
            starts[size] = at;
            while (at < raw.length && raw[at] != ' ') {
                at++;
            }
            modes[size] = mode(raw, starts[size], at);
            names[size] = ++at;
            while (at < raw.length && raw[at] != 0) {
                at++;
            }
            ends[size] = at;
            at += 1 + Constants.OBJECT_ID_LENGTH;
            if (at > raw.length) {
                throw new CorruptObjectException("a tree that ends within an entry");
            }
        }
        return new RawTree(
                        raw,
                        Arrays.copyOf(starts, size),
                        Arrays.copyOf(modes, size),
                        Arrays.copyOf(names, size),
                        Arrays.copyOf(ends, size))
                .inOrder();
    }

    /** Zero, which is no mode, for what is no number or one that no mode has. */
    private static int mode(byte[] raw, int from, int to) {
        int mode = 0;
        for (int at = from; at < to; at++) {
            if (raw[at] < '0' || raw[at] > '7' || mode > MOST_MODE >> 3) {
                return 0;
            }
            mode = (mode << 3) + (raw[at] - '0');
        }
        return mode;
    }

    private RawTree inOrder() {
        for (int row = 1; row < size(); row++) {
            if (compare(row - 1, this, row) > 0) {
                int[] order = IntStream.range(0, size())
                        .boxed()
                        .sorted((one, other) -> compare(one, this, other))
                        .mapToInt(Integer::intValue)
                        .toArray();
                return new RawTree(raw, pick(starts, order), pick(modes, order), pick(names, order), pick(ends, order));
            }
        }
        return this;
    }

    private static int[] pick(int[] values, int[] order) {
        return Arrays.stream(order).map(row -> values[row]).toArray();
    }

    int size() {
        return starts.length;
    }

    /** How much memory it takes. */
    long bytes() {
        return raw.length + 4L * Integer.BYTES * starts.length;
    }

    boolean isFolder(int row) {
        return kind(row) == TreeEntry.Kind.FOLDER;
    }

    TreeEntry.Kind kind(int row) {
        return TreeEntry.kindOf(modes[row]);
    }

    ObjectId id(int row) {
        return ObjectId.fromRaw(raw, ends[row] + 1);
    }

    /** Git's order: by unsigned bytes, a folder as if its name ended in a slash. */
    int compare(int row, RawTree other, int otherRow) {
        return compare(raw, names[row], ends[row], isFolder(row), other, otherRow);
    }

    private static int compare(byte[] name, int from, int to, boolean folder, RawTree other, int row) {
        int mine = to - from;
        int others = other.ends[row] - other.names[row];
        int common = Math.min(mine, others);
        int order = Arrays.compareUnsigned(
                name, from, from + common, other.raw, other.names[row], other.names[row] + common);
        if (order != 0) {
            return order;
        }
        int next = common < mine ? name[from + common] & 0xff : folder ? '/' : 0;
        int othersNext = common < others ? other.raw[other.names[row] + common] & 0xff : other.isFolder(row) ? '/' : 0;
        return next != othersNext ? Integer.compare(next, othersNext) : Integer.compare(mine, others);
    }

    /** The first row after those that have this row's name. */
    int past(int row) {
        int next = row + 1;
        while (next < size() && compare(row, this, next) == 0) {
            next++;
        }
        return next;
    }

    /** The row of this name; negative when there is none. */
    int find(byte[] name, boolean folder) {
        int low = 0;
        int high = size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = compare(name, 0, name.length, folder, this, middle);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }

    /** Whether the rows of one name are the same, byte by byte. */
    boolean isSame(int row, RawTree other, int otherRow) {
        int end = past(row);
        int otherEnd = other.past(otherRow);
        if (end - row != otherEnd - otherRow) {
            return false;
        }
        for (int at = 0; at < end - row; at++) {
            if (modes[row + at] != other.modes[otherRow + at]
                    || !Arrays.equals(
                            raw,
                            ends[row + at],
                            ends[row + at] + 1 + Constants.OBJECT_ID_LENGTH,
                            other.raw,
                            other.ends[otherRow + at],
                            other.ends[otherRow + at] + 1 + Constants.OBJECT_ID_LENGTH)) {
                return false;
            }
        }
        return true;
    }

    /** Whether native Git walks over the row: at an unknown mode and at an empty name it gives up, or hangs. */
    boolean isServable(int row) {
        return kind(row) != TreeEntry.Kind.ODD && ends[row] > names[row];
    }

    byte[] nameBytes(int row) {
        return Arrays.copyOfRange(raw, names[row], ends[row]);
    }

    /** The row as it stands in the tree. */
    byte[] bytes(int row) {
        return Arrays.copyOfRange(raw, starts[row], ends[row] + 1 + Constants.OBJECT_ID_LENGTH);
    }

    /** The name as text. What is none, or is longer than any disk holds, gets a spelling that no path of a vault has. */
    String name(int row) {
        int length = ends[row] - names[row];
        if (length > LONGEST_NAME) {
            return text(names[row], names[row] + SHOWN)
                    + NO_TEXT
                    + BlobId.of(nameBytes(row)).brief();
        }
        return length == 0 ? String.valueOf(NO_TEXT) : text(names[row], ends[row]);
    }

    private String text(int from, int to) {
        boolean plain = true;
        for (int at = from; at < to; at++) {
            plain &= raw[at] > 0 && raw[at] != '/';
        }
        if (plain) {
            return new String(raw, from, to - from, StandardCharsets.US_ASCII);
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(raw, from, to - from))
                    .toString();
            return decoded.replace("/", NO_TEXT + "2F");
        } catch (CharacterCodingException noText) {
            return spelled(from, to);
        }
    }

    private String spelled(int from, int to) {
        StringBuilder spelled = new StringBuilder();
        for (int at = from; at < to; at++) {
            int letter = raw[at] & 0xff;
            if (letter < 0x80 && letter != '/') {
                spelled.append((char) letter);
            } else {
                spelled.append(NO_TEXT).append(String.format("%02X", letter));
            }
        }
        return spelled.toString();
    }
}
