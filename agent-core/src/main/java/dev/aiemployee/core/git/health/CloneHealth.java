package dev.aiemployee.core.git.health;

import dev.aiemployee.core.git.IsolatedSystemReader;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether a clone's Git data is whole. Reads only, and beside a running daemon too; needs no lock. What it cannot see past
 * (an unreadable configuration) hides what lies behind, so whoever mends looks again.
 */
public final class CloneHealth {
    private static final Logger LOG = LoggerFactory.getLogger(CloneHealth.class);

    /** How closely it is looked. */
    public enum Depth {
        /** At every start: files of refs, index, what was written lately, what the commits in use hold. */
        QUICK,
        /** On {@code check}: every loose object too. */
        USUAL,
        /** Every byte of every object that a ref reaches. */
        WHOLE
    }

    /** Touched after each look that found nothing. */
    static final String LOOKED = "agent/looked";

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** How many files a quick look asks for, at most. */
    private static final int QUICK_FILES = 20_000;

    private final Path git;
    private final String branch;
    private final RefFiles refs;

    /** @param branch its short name */
    public CloneHealth(Path vault, String branch) {
        IsolatedSystemReader.install();
        this.git = vault.resolve(Constants.DOT_GIT);
        this.branch = LocalRefs.branch(branch);
        this.refs = new RefFiles(git, this.branch);
    }

    /**
     * What is not whole; empty when all is.
     *
     * @param inUse commits that must be whole beside the branch's
     * @param since what was written before was read by an earlier look
     */
    public List<Damage> look(Depth depth, Set<CommitId> inUse, Instant since) {
        try {
            List<Damage> damages = new ArrayList<>(folders());
            config(damages);
            damages.addAll(refs.damages());
            if (damages.isEmpty()) {
                inside(depth, inUse, since, damages);
            }
            return damages;
        } catch (IOException failure) {
            throw new VaultException("cannot look into " + git, failure);
        }
    }

    /** From when on nobody has read what was written; for a quick look. */
    public Instant lastLook() {
        try {
            return Files.getLastModifiedTime(git.resolve(LOOKED)).toInstant().minus(OVERLAP);
        } catch (IOException never) {
            return Instant.MIN;
        }
    }

    /** Whether a commit and all the files it holds are here. */
    boolean isWhole(CommitId commit) {
        try (FileRepository repository = open()) {
            files(repository, ObjectId.fromString(commit.value()), Integer.MAX_VALUE);
            return true;
        } catch (IOException | RuntimeException lost) {
            return false;
        }
    }

    private List<Damage> folders() {
        List<Damage> missing = new ArrayList<>();
        for (String folder : List.of("objects", "refs")) {
            if (!Files.isDirectory(git.resolve(folder))) {
                missing.add(new Damage(Damage.Kind.FOLDER, folder, "is missing"));
            }
        }
        return missing;
    }

    private void config(List<Damage> damages) throws IOException {
        Path file = git.resolve("config");
        if (!Files.exists(file)) {
            damages.add(new Damage(Damage.Kind.CONFIG, "config", "is missing"));
            return;
        }
        try {
            Config config = new Config();
            config.fromText(Files.readString(file, StandardCharsets.UTF_8));
            if (config.getNames("core").isEmpty()) {
                damages.add(new Damage(Damage.Kind.CONFIG, "config", "is empty"));
            } else if (CloneForm.claimsTablesItHasNot(git, config)) {
                damages.add(new Damage(
                        Damage.Kind.CONFIG, "config", "says that refs are kept as `reftable`, and they are not"));
            }
        } catch (ConfigInvalidException | IOException unreadable) {
            damages.add(new Damage(Damage.Kind.CONFIG, "config", "cannot be read"));
        }
    }

    private void inside(Depth depth, Set<CommitId> inUse, Instant since, List<Damage> damages) throws IOException {
        if (!refs.hasBranch() && !inUse.isEmpty()) {
            damages.add(new Damage(Damage.Kind.BRANCH, branch, "is missing"));
        }
        Instant from = depth == Depth.QUICK ? since : Instant.MIN;
        for (Path object : new LooseObjects(git.resolve("objects")).damaged(from)) {
            damages.add(new Damage(
                    Damage.Kind.OBJECT, git.relativize(object).toString(), "is an object that cannot be read"));
        }
        damages.addAll(new Packs(git).damages(depth == Depth.WHOLE));
        try (FileRepository repository = open()) {
            index(repository, damages);
            commits(repository, depth, inUse, damages);
        }
    }

    private FileRepository open() throws IOException {
        return new FileRepository(new FileRepositoryBuilder()
                .setGitDir(git.toFile())
                .setFS(FS.DETECTED)
                .setup());
    }

    /** Readable, and there when there is something to list. */
    private void index(FileRepository repository, List<Damage> damages) {
        Path index = git.resolve("index");
        try {
            boolean born = repository.resolve(branch) != null;
            if (!Files.exists(index)) {
                if (born) {
                    damages.add(new Damage(Damage.Kind.INDEX, "index", "is missing"));
                }
                return;
            }
            DirCache.read(index.toFile(), repository.getFS());
        } catch (IOException | RuntimeException unreadable) {
            damages.add(new Damage(Damage.Kind.INDEX, "index", "cannot be read"));
        }
    }

    private void commits(FileRepository repository, Depth depth, Set<CommitId> inUse, List<Damage> damages)
            throws IOException {
        Set<ObjectId> starts = new LinkedHashSet<>();
        for (String ref : List.of(branch, LocalRefs.FETCHED)) {
            Ref found = repository.exactRef(ref);
            if (found != null && found.getObjectId() != null) {
                whole(repository, depth, ref, found.getObjectId(), starts, damages);
            }
        }
        for (CommitId commit : inUse) {
            whole(repository, depth, commit.value(), ObjectId.fromString(commit.value()), starts, damages);
        }
        if (depth == Depth.WHOLE) {
            for (Ref ref : repository.getRefDatabase().getRefs()) {
                ObjectId id = ref.getObjectId();
                if (id != null && !starts.contains(id)) {
                    whole(repository, depth, ref.getName(), id, starts, damages);
                }
            }
        }
    }

    private static void whole(
            FileRepository repository,
            Depth depth,
            String name,
            ObjectId start,
            Set<ObjectId> done,
            List<Damage> damages) {
        if (!done.add(start)) {
            return;
        }
        try {
            if (depth == Depth.WHOLE) {
                everything(repository, start);
            } else {
                files(repository, start, depth == Depth.QUICK ? QUICK_FILES : Integer.MAX_VALUE);
            }
        } catch (IOException | RuntimeException lost) {
            damages.add(new Damage(Damage.Kind.LOST, name, "needs something that is not here: " + lost.getMessage()));
        }
    }

    private static void files(FileRepository repository, ObjectId start, int most) throws IOException {
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            RevCommit commit = walk.parseCommit(start);
            for (RevCommit parent : commit.getParents()) {
                walk.parseHeaders(parent);
            }
            tree.addTree(commit.getTree());
            tree.setRecursive(true);
            for (int count = 0; count < most && tree.next(); count++) {
                AnyObjectId id = tree.getObjectId(0);
                if (!FileMode.GITLINK.equals(tree.getRawMode(0))
                        && !repository.getObjectDatabase().has(id)) {
                    throw new IOException(tree.getPathString());
                }
            }
        }
    }

    private static void everything(FileRepository repository, ObjectId start) throws IOException {
        try (ObjectWalk walk = new ObjectWalk(repository)) {
            walk.markStart(walk.parseCommit(start));
            int commits = 0;
            while (walk.next() != null) {
                commits++;
            }
            LOG.debug("{} commits are whole below {}", commits, start);
            for (RevObject object = walk.nextObject(); object != null; object = walk.nextObject()) {
                if (object.getType() == Constants.OBJ_BLOB
                        && !repository.getObjectDatabase().has(object)) {
                    throw new IOException(object.name());
                }
            }
        }
    }
}
