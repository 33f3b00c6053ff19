package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * Walks what a fetched tip changed, and stops as soon as it is too much: a few small objects can name trees without end. What it names
 * must be here, for a tip that counts as fetched is never asked for again.
 */
final class FetchedTree {
    private static final int TIP = 1;

    private final Repository repository;
    private final FetchLimits limits;

    FetchedTree(Repository repository, FetchLimits limits) {
        this.repository = repository;
        this.limits = limits;
    }

    /**
     * Why the tip's tree is refused; empty when it is within the limits.
     *
     * @param seen the last tip that was within them; null for none
     * @throws WireException when the remote did not send the text of a path
     */
    String refusal(@Nullable CommitId seen, CommitId tip) throws WireException {
        try (TreeWalk walk = new TreeWalk(repository);
                RevWalk commits = new RevWalk(repository)) {
            if (seen == null) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(commits.parseCommit(History.objectId(seen)).getTree());
            }
            walk.addTree(commits.parseCommit(History.objectId(tip)).getTree());
            walk.setFilter(TreeFilter.ANY_DIFF);
            return refusal(walk);
        } catch (IOException failure) {
            throw new VaultException("cannot read the tree of " + tip + " in " + repository.getDirectory(), failure);
        }
    }

    private String refusal(TreeWalk walk) throws IOException, WireException {
        for (int entries = 1; walk.next(); entries++) {
            if (entries > limits.entries()) {
                return "it changes more than " + limits.entries() + " paths";
            }
            if (walk.getDepth() >= limits.depth()) {
                return "its folders are more than " + limits.depth() + " deep";
            }
            if (walk.getRawPath().length > limits.pathBytes()) {
                return "it has a path of more than " + limits.pathBytes() + " bytes";
            }
            if (walk.isSubtree()) {
                walk.enterSubtree();
            } else if (isText(walk) && !walk.getObjectReader().has(walk.getObjectId(TIP))) {
                throw new WireException("the remote did not send the text of " + walk.getPathString()
                        + ": its repository is damaged (`git fsck` tells more there)");
            }
        }
        return "";
    }

    /** Of a submodule only the id is known, and a path that is gone has none. */
    private static boolean isText(TreeWalk walk) {
        return walk.getFileMode(TIP).getObjectType() == Constants.OBJ_BLOB;
    }
}
