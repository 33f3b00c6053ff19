package dev.aiemployee.core.git.objects;

import java.io.IOException;
import java.time.Duration;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.RefUpdate;

/**
 * A repository of files whose new objects wait in memory until something is to refer to them. Whoever moves a ref through it
 * finds them on disk: that is its one rule.
 */
public final class BatchedRepository extends FileRepository {
    /** JGit's connection makes its reader itself. */
    private static final ThreadLocal<Boolean> SENDING = ThreadLocal.withInitial(() -> false);

    private final PendingObjects pending = new PendingObjects(this);
    private final SoundTexts soundTexts = new SoundTexts();
    private final RecentTrees recentTrees = new RecentTrees();
    /** What a service manager or a person at the keyboard waits without asking what hangs. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private volatile boolean stopping;
    private volatile long stopped;

    public BatchedRepository(BaseRepositoryBuilder<?, ?> options) throws IOException {
        super(options);
    }

    public PendingObjects pending() {
        return pending;
    }

    SoundTexts soundTexts() {
        return soundTexts;
    }

    RecentTrees recentTrees() {
        return recentTrees;
    }

    /** Long looks at what others pushed are given up. */
    public void stop() {
        stopped = System.nanoTime();
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Whether talk with the remote is to end: a little after the process was told to, so that what is nearly done gets done. */
    public boolean isSilent() {
        return stopping && System.nanoTime() - stopped > LAST_WORDS.toNanos();
    }

    @Override
    public RefUpdate updateRef(String ref, boolean detach) throws IOException {
        pending.land();
        return super.updateRef(ref, detach);
    }

    /** Whether this thread sends a pack now. */
    public void sending(boolean now) {
        SENDING.set(now);
    }

    /** While nothing waits it is the plain reader, which a pack that is sent can be copied from. */
    @Override
    public ObjectReader newObjectReader() {
        ObjectReader stored = super.newObjectReader();
        if (SENDING.get()) {
            return new PackReader(stored); // nothing waits during a push
        }
        return pending.isEmpty() ? stored : pending.over(stored);
    }
}
