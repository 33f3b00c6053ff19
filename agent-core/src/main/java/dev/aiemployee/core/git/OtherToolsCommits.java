package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The commits that another tool may have taken texts from to the disk: what its refs, its heads in {@code .git} and the last lines of
 * its reflogs name. A pull that is already taken back by a reset, a stash and a fetch whose checkout is still to come are among them.
 * For one thread.
 */
public final class OtherToolsCommits {
    private static final List<String> HEADS =
            List.of("HEAD", "FETCH_HEAD", "ORIG_HEAD", "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "REBASE_HEAD");
    private static final List<String> LOGS = List.of("HEAD", "refs/stash");
    private static final int LAST_LINES = 100;
    private static final int MOST_COMMITS = 5000;
    private static final String OURS = "refs/agents/";

    private final Repository repository;
    private Set<String> seen = Set.of();

    OtherToolsCommits(Repository repository) {
        this.repository = repository;
    }

    /**
     * The commits that are named and that {@code applied} does not reach, with those between; empty while the same are named as at the
     * last look. At most {@value #MOST_COMMITS}, the newest.
     */
    public List<CommitId> look(@Nullable CommitId applied) {
        Set<String> named = named();
        named.add("applied " + applied);
        if (named.equals(seen)) {
            return List.of();
        }
        List<CommitId> commits = walk(named, applied);
        seen = named;
        return commits;
    }

    private List<CommitId> walk(Set<String> named, @Nullable CommitId applied) {
        List<CommitId> commits = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (String name : named) {
                if (ObjectId.isId(name)) {
                    start(walk, ObjectId.fromString(name));
                }
            }
            if (applied != null) {
                walk.markUninteresting(walk.parseCommit(History.objectId(applied)));
            }
            for (RevCommit commit = walk.next();
                    commit != null && commits.size() < MOST_COMMITS;
                    commit = walk.next()) {
                commits.add(new CommitId(commit.name()));
            }
        } catch (MissingObjectException cutOff) {
            return commits; // a shallow clone's end, or what was pruned
        } catch (IOException failure) {
            throw failed(failure);
        }
        return commits;
    }

    /** What is no commit, or is not here any more, took nothing to the disk. */
    private static void start(RevWalk walk, ObjectId id) throws IOException {
        try {
            RevObject object = walk.peel(walk.parseAny(id));
            if (object instanceof RevCommit commit) {
                walk.markStart(commit);
            }
        } catch (MissingObjectException gone) {
            return;
        }
    }

    private Set<String> named() {
        Set<String> named = new LinkedHashSet<>();
        try {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                ObjectId id = ref.getObjectId();
                if (id != null && !ref.getName().startsWith(OURS)) {
                    named.add(id.name());
                }
            }
            Path folder = repository.getDirectory().toPath();
            for (String head : HEADS) {
                lines(folder.resolve(head)).forEach(line -> named.add(first(line)));
            }
            for (String log : LOGS) {
                List<String> lines = lines(folder.resolve("logs").resolve(log));
                lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size())
                        .forEach(line -> {
                            String[] ids = line.split(" ", 3);
                            named.add(ids[0]);
                            named.add(ids.length > 1 ? ids[1] : "");
                        });
            }
        } catch (IOException failure) {
            throw failed(failure);
        }
        named.removeIf(name -> !ObjectId.isId(name) || ObjectId.zeroId().name().equals(name));
        return named;
    }

    private static String first(String line) {
        int end = line.indexOf('\t');
        return end < 0 ? line.strip() : line.substring(0, end).strip();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()
                : List.of();
    }

    private VaultException failed(IOException failure) {
        return new VaultException("cannot look for commits of other tools in " + repository.getDirectory(), failure);
    }
}
