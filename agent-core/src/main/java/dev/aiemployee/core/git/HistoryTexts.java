package dev.aiemployee.core.git;

import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.ObjectStream;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Every text that the commits of this clone ever held, also those that were taken back: of all branches, also those of the remote, of tags,
 * of the stash. Each text once, with the oldest commit that has it; in pieces, so that its size costs no memory. For one thread.
 */
public final class HistoryTexts {
    /** What is done with them. */
    public interface Reader {
        /** A commit's message. */
        void message(CommitId commit, String text);

        /** A file that no older commit has in this form, before its pieces. */
        void file(CommitId commit, String path);

        /**
         * A piece of the file, in their order; the pieces are whole lines as far as a line is not longer than a piece.
         *
         * @param line the number of its first line
         */
        void piece(byte[] bytes, int line);

        /** So many commits of all were looked at. */
        void progress(int commits, int all);
    }

    /** Where a folder of a commit is, and what it is. */
    private record Folder(String path, ObjectId tree) {}

    private static final String OURS = "refs/agents/kept/";
    private static final int PIECE = 4 << 20;

    private final Repository repository;
    private final Set<ObjectId> seen = new HashSet<>();

    HistoryTexts(Repository repository) {
        this.repository = repository;
    }

    /**
     * Reads all of them.
     *
     * @throws VaultException when one cannot be read: then there is no answer
     */
    public void read(Reader reader) {
        try (RevWalk walk = new RevWalk(repository)) {
            List<RevCommit> commits = commits(walk);
            for (int i = 0; i < commits.size(); i++) {
                RevCommit commit = commits.get(i);
                walk.parseBody(commit);
                CommitId id = new CommitId(commit.name());
                reader.message(id, commit.getFullMessage());
                ObjectId tree = commit.getTree().copy();
                commit.disposeBody();
                files(walk.getObjectReader(), id, tree, reader);
                reader.progress(i + 1, commits.size());
            }
        } catch (IOException e) {
            throw new VaultException("cannot read the whole history: " + e.getMessage(), e);
        }
    }

    /** The oldest first. */
    private List<RevCommit> commits(RevWalk walk) throws IOException {
        walk.setRetainBody(false);
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        for (Ref ref : repository.getRefDatabase().getRefs()) {
            if (ref.getObjectId() != null && !ref.getName().startsWith(OURS)) {
                start(walk, ref.getObjectId());
            }
        }
        List<RevCommit> commits = new ArrayList<>();
        for (RevCommit commit : walk) {
            commits.add(commit);
        }
        return commits;
    }

    private static void start(RevWalk walk, ObjectId named) throws IOException {
        try {
            RevObject object = walk.peel(walk.parseAny(named));
            if (object instanceof RevCommit commit) {
                walk.markStart(commit);
            }
        } catch (MissingObjectException dangling) {
            // a ref to nothing names no text
        }
    }

    private void files(ObjectReader objects, CommitId commit, ObjectId root, Reader reader) throws IOException {
        Deque<Folder> waiting = new ArrayDeque<>();
        if (seen.add(root)) {
            waiting.push(new Folder("", root));
        }
        CanonicalTreeParser entries = new CanonicalTreeParser();
        while (!waiting.isEmpty()) {
            Folder folder = waiting.pop();
            entries.reset(objects, folder.tree());
            for (; !entries.eof(); entries.next()) {
                FileMode mode = entries.getEntryFileMode();
                ObjectId id = entries.getEntryObjectId();
                boolean fresh = !mode.equals(FileMode.GITLINK) && seen.add(id);
                String path = folder.path() + entries.getEntryPathString();
                if (fresh && mode.equals(FileMode.TREE)) {
                    waiting.push(new Folder(path + "/", id));
                } else if (fresh) {
                    reader.file(commit, path);
                    pieces(objects, id, reader);
                }
            }
        }
    }

    private static void pieces(ObjectReader objects, ObjectId id, Reader reader) throws IOException {
        try (ObjectStream stream = objects.open(id).openStream()) {
            byte[] rest = new byte[0];
            int line = 1;
            while (true) {
                byte[] read = stream.readNBytes(PIECE);
                byte[] bytes = joined(rest, read);
                boolean last = read.length < PIECE;
                int end = last ? bytes.length : cut(bytes);
                if (end > 0) {
                    reader.piece(Arrays.copyOf(bytes, end), line);
                }
                if (last) {
                    return;
                }
                for (int i = 0; i < end; i++) {
                    line += bytes[i] == '\n' ? 1 : 0;
                }
                rest = Arrays.copyOfRange(bytes, end, bytes.length);
            }
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Behind the last end of a line; in the middle of one that is longer than a piece. */
    private static int cut(byte[] bytes) {
        int end = bytes.length;
        while (end > bytes.length / 2 && bytes[end - 1] != '\n') {
            end--;
        }
        return end > bytes.length / 2 ? end : bytes.length / 2 * 2;
    }
}
