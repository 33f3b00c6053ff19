package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Which texts the files directly below one folder, or below each folder in it, ever had, also those that were taken back. The first question looks at every commit; a
 * later one, also after a restart, only at those that came since. A commit's id stands for its whole history, so what was found
 * in it stays true; it serves for every commit that descends from it. For any other, as after a rewind of the remote, and where
 * the file is missing or damaged, everything is looked at again. For one thread.
 */
public final class FolderHistory {
    private static final int LOOK_AGAIN = 1000;

    private final BatchedRepository repository;
    private final String folder;
    private final boolean inEach;
    private final FoundTexts found;
    private int looked;

    /** @param inEach whether the files lie in the folders of this folder, and not in itself */
    public FolderHistory(BatchedRepository repository, String folder, boolean inEach, Path file) {
        this.inEach = inEach;
        this.repository = repository;
        this.folder = folder;
        this.found = new FoundTexts(file, folder);
    }

    /**
     * Every text that a file had in the commits that {@code tip} reaches, each once, in no particular order. One that
     * is too large for a note is left out: whoever can push can make it of a few kilobytes, and it would not fit into memory.
     *
     * @param name the file's name
     * @throws VaultException when anything of the history cannot be read: then there is no answer
     */
    public List<byte[]> contents(CommitId tip, String name) {
        ObjectBase objects = new ObjectBase(repository);
        return texts(tip, name).stream()
                .map(blob -> objects.readBlob(blob, NoteFormat.DEFAULT_MAX_NOTE_BYTES))
                .flatMap(Optional::stream)
                .toList();
    }

    Set<BlobId> texts(CommitId tip, String name) {
        looked = 0;
        CommitId walked = found.walked();
        if (!tip.equals(walked)) {
            boolean further = walked != null && new History(repository).contains(tip, walked);
            Map<String, Set<BlobId>> fresh = walk(further ? walked : null, tip);
            if (further) {
                found.add(fresh, tip);
            } else {
                found.replace(fresh, tip);
            }
        }
        return found.of(name);
    }

    /** How many commits the last question looked at. */
    int looked() {
        return looked;
    }

    private Map<String, Set<BlobId>> walk(@Nullable CommitId walked, CommitId tip) {
        Map<String, Set<BlobId>> fresh = new HashMap<>();
        Set<ObjectId> seen = new HashSet<>();
        try (RevWalk walk = new RevWalk(repository)) {
            walk.markStart(walk.parseCommit(History.objectId(tip)));
            if (walked != null) {
                walk.markUninteresting(walk.parseCommit(History.objectId(walked)));
            }
            for (RevCommit commit : walk) {
                looked++;
                look(commit, seen, fresh);
            }
            return fresh;
        } catch (IOException failure) {
            throw new VaultException(
                    "cannot look for " + folder + " in the history of " + tip + " in " + repository.getDirectory(),
                    failure);
        }
    }

    /**
     * The files directly below the folder, or below each folder in it: what lies deeper is nobody's claim, and may name paths without
     * end.
     */
    private void look(RevCommit commit, Set<ObjectId> seen, Map<String, Set<BlobId>> fresh) throws IOException {
        if (looked % LOOK_AGAIN == 0 && repository.isStopping()) {
            throw new StoppedException();
        }
        ObjectId at = commit.getTree();
        try (ObjectReader reader = repository.newObjectReader()) {
            for (String name : folder.split("/", -1)) {
                RawTree tree = RawTree.read(reader, at);
                int row = tree.find(name.getBytes(StandardCharsets.UTF_8), true);
                if (row < 0) {
                    return;
                }
                at = tree.id(row);
            }
            lookAt(reader, at, inEach, seen, fresh);
        } catch (IncorrectObjectTypeException noFolder) {
            return; // somebody's forged tree
        }
    }

    private static void lookAt(
            ObjectReader reader, ObjectId tree, boolean inEach, Set<ObjectId> seen, Map<String, Set<BlobId>> fresh)
            throws IOException {
        if (!seen.add(tree)) {
            return;
        }
        RawTree rows = RawTree.read(reader, tree);
        for (int row = 0; row < rows.size(); row++) {
            if (!rows.isFolder(row) && !inEach) {
                fresh.computeIfAbsent(rows.name(row), name -> new LinkedHashSet<>())
                        .add(BlobId.of(rows.id(row)));
            } else if (rows.isFolder(row) && inEach) {
                lookAt(reader, rows.id(row), false, seen, fresh);
            }
        }
    }
}
