package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.vault.DiskWaits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * Objects that nothing refers to yet. They wait in memory and go to disk together, because one wait for the disk serves them
 * all; an object that a crash could tear is on no disk under its name. {@link #land} comes before anything that refers to them:
 * a ref, a push, a journal. Safe for several threads.
 */
public final class PendingObjects {
    /** More bytes than this go to disk at once, so that many large files cost no memory. */
    private static final long MOST_BYTES = 4 << 20;
    /** From here on a pack is made of them, as a Git server does it with what is pushed. */
    private static final int MANY = 100;

    private final FileRepository repository;
    private final Map<ObjectId, ObjectLoader> waiting = new ConcurrentHashMap<>();
    private final AtomicLong size = new AtomicLong();

    PendingObjects(FileRepository repository) {
        this.repository = repository;
    }

    public ObjectId add(int type, byte[] bytes) throws IOException {
        ObjectId id;
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            id = formatter.idFor(type, bytes);
        }
        if (waiting.putIfAbsent(id, new ObjectLoader.SmallObject(type, bytes)) == null
                && size.addAndGet(bytes.length) > MOST_BYTES) {
            land();
        }
        return id;
    }

    /** Returns when all that was added before is on disk, whole and under its name. */
    public void land() throws IOException {
        land(List.of());
    }

    /** The same, with more waits for the disk at the same time. */
    public synchronized void land(List<Runnable> besides) throws IOException {
        Map<ObjectId, ObjectLoader> now = Map.copyOf(waiting);
        List<DiskWaits.Step> steps = new ArrayList<>();
        if (now.size() < MANY) {
            now.values().forEach(object -> steps.add(() -> store(object)));
        } else {
            steps.add(() -> new ObjectPack(repository).store(now.values()));
        }
        besides.forEach(wait -> steps.add(wait::run));
        DiskWaits.all(steps);
        now.forEach((id, object) -> {
            waiting.remove(id);
            size.addAndGet(-object.getSize());
        });
    }

    private void store(ObjectLoader object) throws IOException {
        try (ObjectInserter inserter = new FreshInserter(repository)) {
            inserter.insert(object.getType(), object.getCachedBytes());
            inserter.flush();
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** A reader that sees what waits too. */
    ObjectReader over(ObjectReader stored) {
        return new Reader(stored);
    }

    private final class Reader extends ObjectReader.Filter {
        private final ObjectReader stored;

        Reader(ObjectReader stored) {
            this.stored = stored;
        }

        @Override
        protected ObjectReader delegate() {
            return stored;
        }

        @Override
        public ObjectReader newReader() {
            return new Reader(stored.newReader());
        }

        @Override
        public boolean has(AnyObjectId id) throws IOException {
            return waiting.containsKey(id.toObjectId()) || stored.has(id);
        }

        @Override
        public boolean has(AnyObjectId id, int type) throws IOException {
            return waiting.containsKey(id.toObjectId()) || stored.has(id, type);
        }

        @Override
        public ObjectLoader open(AnyObjectId id) throws IOException {
            @Nullable ObjectLoader object = waiting.get(id.toObjectId());
            return object == null ? stored.open(id) : object;
        }

        /** A wrong type is for the stored reader to complain of, which does not have the object. */
        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            @Nullable ObjectLoader object = waiting.get(id.toObjectId());
            return object != null && (type == OBJ_ANY || type == object.getType()) ? object : stored.open(id, type);
        }

        @Override
        public long getObjectSize(AnyObjectId id, int type) throws IOException {
            @Nullable ObjectLoader object = waiting.get(id.toObjectId());
            return object == null ? stored.getObjectSize(id, type) : object.getSize();
        }
    }
}
