package dev.aiemployee.core.git.objects;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The trees that were read last: a round asks for the same few large folders again and again. Safe for several threads. */
final class RecentTrees {
    private static final int MOST_TREES = 256;

    private final long mostBytes;
    private final Map<ObjectId, RawTree> trees = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    RecentTrees() {
        this(FetchLimits.memory() / 16);
    }

    /** @param mostBytes of all trees together; the one that was read last is kept whatever its size */
    RecentTrees(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    synchronized RawTree read(ObjectReader reader, ObjectId id) throws IOException {
        RawTree known = trees.get(id);
        if (known != null) {
            return known;
        }
        RawTree read = RawTree.read(reader, id);
        trees.put(id.copy(), read);
        bytes += read.bytes();
        Iterator<RawTree> oldest = trees.values().iterator();
        while (trees.size() > 1 && (bytes > mostBytes || trees.size() > MOST_TREES)) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
        return read;
    }
}
