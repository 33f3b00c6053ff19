package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Refs of this clone, moved by compare-and-swap. {@code refs/agents/*} keeps what must not be lost and is never pushed. */
public final class LocalRefs {
    /** The remote's tip whose objects were last seen to be here, all of them. */
    public static final String FETCHED = "refs/agents/fetched";
    /** The commit that the index was last made to hold. */
    public static final String INDEXED = "refs/agents/indexed";
    /** Commits that a person or another tool made here, kept although their content is published flattened. */
    public static final String KEPT = "refs/agents/kept/";

    private static final Set<RefUpdate.Result> DONE = EnumSet.of(
            RefUpdate.Result.NEW, RefUpdate.Result.FAST_FORWARD, RefUpdate.Result.FORCED, RefUpdate.Result.NO_CHANGE);

    private final Repository repository;

    public LocalRefs(Repository repository) {
        this.repository = repository;
    }

    /** The full name of a branch. */
    public static String branch(String name) {
        return Constants.R_HEADS + name;
    }

    /** The commit a ref names; absent when there is no such ref. */
    public Optional<CommitId> read(String ref) {
        try {
            Ref found = repository.getRefDatabase().exactRef(ref);
            return found == null || found.getObjectId() == null
                    ? Optional.empty()
                    : Optional.of(new CommitId(found.getObjectId().name()));
        } catch (IOException failure) {
            throw failed("read", ref, failure);
        }
    }

    /**
     * Moves a ref if it still names {@code expected}.
     *
     * @param expected null when the ref must not exist yet
     * @return false when it names something else by now, or another process holds its lock
     */
    public boolean move(String ref, @Nullable CommitId expected, CommitId commit) {
        try {
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(History.objectId(commit));
            update.setExpectedOldObjectId(expected == null ? ObjectId.zeroId() : History.objectId(expected));
            update.setForceUpdate(true);
            update.setRefLogMessage("agent", false);
            return DONE.contains(update.update());
        } catch (IOException failure) {
            throw failed("move", ref, failure);
        }
    }

    /** Sets a ref of ours, whatever it named. */
    public void set(String ref, CommitId commit) {
        if (!move(ref, read(ref).orElse(null), commit)) {
            throw new VaultException("cannot move " + ref + " in " + repository.getDirectory()
                    + ": another process holds it (a stale .lock file beside it may be removed)");
        }
    }

    /** Removes a ref of ours; removing one that is not there is no error. */
    public void remove(String ref) {
        try {
            RefUpdate update = repository.updateRef(ref);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException failure) {
            throw failed("remove", ref, failure);
        }
    }

    private VaultException failed(String verb, String ref, IOException failure) {
        return new VaultException("cannot " + verb + " " + ref + " in " + repository.getDirectory(), failure);
    }
}
