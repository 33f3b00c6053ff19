package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Questions about how commits descend from each other. */
public final class History {
    private static final int LOOK_AGAIN = 1000;

    private final BatchedRepository repository;

    public History(BatchedRepository repository) {
        this.repository = repository;
    }

    /** Whether {@code commit} is {@code tip} or one of its ancestors. */
    public boolean contains(CommitId tip, CommitId commit) {
        if (tip.equals(commit)) {
            return true;
        }
        try (RevWalk walk = walk()) {
            return walk.isMergedInto(walk.parseCommit(objectId(commit)), walk.parseCommit(objectId(tip)));
        } catch (MissingObjectException notHere) {
            return false;
        } catch (IOException failure) {
            throw failed("compare " + commit + " with " + tip, failure);
        }
    }

    /**
     * The commits from {@code tip} along first parents down to, and without, {@code base} or an ancestor of it; oldest first.
     *
     * @param base null for the whole line
     */
    public List<CommitId> firstParents(@Nullable CommitId base, CommitId tip) {
        List<CommitId> line = new ArrayList<>();
        try (RevWalk walk = walk()) {
            RevCommit known = base == null ? null : walk.parseCommit(objectId(base));
            RevCommit at = walk.parseCommit(objectId(tip));
            while (at != null && (known == null || !(at.equals(known) || isAncestor(at, known)))) {
                line.add(new CommitId(at.name()));
                at = at.getParentCount() == 0 ? null : walk.parseCommit(at.getParent(0));
            }
        } catch (IOException failure) {
            throw failed("walk from " + tip + " to " + base, failure);
        }
        Collections.reverse(line);
        return line;
    }

    /** The commits that {@code tip} reaches and {@code base} does not, on every line; in no particular order. */
    public List<CommitId> between(@Nullable CommitId base, CommitId tip) {
        List<CommitId> commits = new ArrayList<>();
        try (RevWalk walk = walk()) {
            walk.markStart(walk.parseCommit(objectId(tip)));
            if (base != null) {
                walk.markUninteresting(walk.parseCommit(objectId(base)));
            }
            for (RevCommit commit : walk) {
                commits.add(new CommitId(commit.name()));
            }
            return commits;
        } catch (IOException failure) {
            throw failed("walk from " + tip + " to " + base, failure);
        }
    }

    /**
     * A commit's parents.
     *
     * @param first null for a root
     */
    public record Parents(@Nullable CommitId first, int count) {}

    /**
     * The parents of the commits that {@code tip} reaches and {@code base} does not; absent when those are more than {@code most}.
     *
     * @throws StoppedException when the process is to end
     */
    public Optional<Map<CommitId, Parents>> parentsBetween(CommitId base, CommitId tip, int most) {
        Map<CommitId, Parents> parents = new HashMap<>();
        try (RevWalk walk = walk()) {
            walk.markStart(walk.parseCommit(objectId(tip)));
            walk.markUninteresting(walk.parseCommit(objectId(base)));
            for (RevCommit commit : walk) {
                if (parents.size() == most) {
                    return Optional.empty();
                }
                if (parents.size() % LOOK_AGAIN == LOOK_AGAIN - 1 && repository.isStopping()) {
                    throw new StoppedException();
                }
                int count = commit.getParentCount();
                @Nullable
                CommitId first =
                        count == 0 ? null : new CommitId(commit.getParent(0).name());
                parents.put(new CommitId(commit.name()), new Parents(first, count));
            }
            return Optional.of(parents);
        } catch (IOException failure) {
            throw failed("walk from " + tip + " to " + base, failure);
        }
    }

    /** A walk that keeps of each commit what names others, not its text: there may be very many. */
    private RevWalk walk() {
        RevWalk walk = new RevWalk(repository);
        walk.setRetainBody(false);
        return walk;
    }

    /** Where two lines of history part: the best commit that both contain; absent when they share none. */
    public Optional<CommitId> mergeBase(CommitId one, CommitId other) {
        try (RevWalk walk = walk()) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(objectId(one)));
            walk.markStart(walk.parseCommit(objectId(other)));
            return Optional.ofNullable(walk.next()).map(commit -> new CommitId(commit.name()));
        } catch (IOException failure) {
            throw failed("compare " + one + " with " + other, failure);
        }
    }

    /** What a commit says; absent when there is no such commit here or it is larger than {@code most} bytes. */
    public static Optional<String> message(Repository repository, CommitId commit, int most) {
        try (ObjectReader reader = repository.newObjectReader()) {
            byte[] bytes = reader.open(objectId(commit), Constants.OBJ_COMMIT).getCachedBytes(most);
            return Optional.of(RevCommit.parse(bytes).getFullMessage());
        } catch (IOException | LargeObjectException none) {
            return Optional.empty();
        }
    }

    /** The first parent; absent for a root. */
    public Optional<CommitId> parent(CommitId commit) {
        try (RevWalk walk = walk()) {
            RevCommit parsed = walk.parseCommit(objectId(commit));
            return parsed.getParentCount() == 0
                    ? Optional.empty()
                    : Optional.of(new CommitId(parsed.getParent(0).name()));
        } catch (IOException failure) {
            throw failed("read commit " + commit, failure);
        }
    }

    private boolean isAncestor(RevCommit ancestor, RevCommit commit) throws IOException {
        try (RevWalk fresh = walk()) {
            return fresh.isMergedInto(fresh.parseCommit(ancestor), fresh.parseCommit(commit));
        }
    }

    public static ObjectId objectId(CommitId commit) {
        return ObjectId.fromString(commit.value());
    }

    private VaultException failed(String what, IOException failure) {
        return new VaultException("cannot " + what + " in " + repository.getDirectory(), failure);
    }
}
