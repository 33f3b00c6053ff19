package dev.aiemployee.core.git.health;

import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mends a clone's Git data, under the vault's lock and before it is opened. What is derived is made anew (configuration, HEAD, index, the
 * branch from its reflog and from what was applied last), what is lost is fetched from the remote, what was damaged is put aside in
 * {@code .git/agent/damaged}. The working tree is not touched: should it be unknown what was applied there, that is forgotten, and the
 * next cycle keeps both texts wherever disk and remote differ.
 */
public final class CloneRepair {
    private static final Logger LOG = LoggerFactory.getLogger(CloneRepair.class);
    private static final int ROUNDS = 6;
    private static final Set<Damage.Kind> OBJECTS =
            EnumSet.of(Damage.Kind.OBJECT, Damage.Kind.PACK, Damage.Kind.LOST, Damage.Kind.UNINDEXED);

    private final Path vault;
    private final Path git;
    private final String branch;
    private final Supplier<RemoteAccess> access;
    private final Supplier<Optional<CommitId>> applied;
    private final RefFiles refs;
    private final Aside aside;
    private final Path looked;
    private final Path wanted;
    private final List<String> mended = new ArrayList<>();
    private boolean rescued;

    /**
     * @param branch its short name
     * @param applied what the working tree was last brought in step with
     */
    public CloneRepair(Path vault, String branch, Supplier<RemoteAccess> access, Supplier<Optional<CommitId>> applied) {
        this.vault = vault;
        this.git = vault.resolve(".git");
        this.branch = branch;
        this.access = access;
        this.applied = applied;
        this.refs = new RefFiles(git, LocalRefs.branch(branch));
        this.aside = new Aside(git);
        this.looked = git.resolve(CloneHealth.LOOKED);
        this.wanted = git.resolve("agent/rescue-wanted");
    }

    /**
     * How it stands now.
     *
     * @param mended what was damaged and is not any more, a line each; empty when nothing was
     * @param beyond why the clone cannot be used now, for a person; empty when it can
     */
    public record Outcome(List<String> mended, String beyond) {
        public Outcome {
            mended = List.copyOf(mended);
        }
    }

    /** Looks, mends, and looks again until nothing is left or nothing helps. */
    public Outcome mend() {
        try {
            return rounds();
        } catch (IOException failure) {
            throw new VaultException("cannot mend " + git + ": " + failure, failure);
        }
    }

    private Outcome rounds() throws IOException {
        Instant since = new CloneHealth(vault, branch).lastLook();
        CloneHealth.Depth depth = Files.exists(wanted) ? CloneHealth.Depth.USUAL : CloneHealth.Depth.QUICK;
        String away = "";
        for (int round = 0; round < ROUNDS; round++) {
            List<Damage> damages = new CloneHealth(vault, branch).look(depth, inUse(), since);
            if (damages.isEmpty() && !Files.exists(wanted)) {
                return done();
            }
            if (damages.stream().anyMatch(damage -> OBJECTS.contains(damage.kind()))) {
                want();
            }
            for (Damage damage : damages) {
                mend(damage);
            }
            if (Files.exists(wanted) && !rescued && away.isEmpty()) {
                away = rescue();
            } else if (damages.isEmpty()) {
                return done(); // what is gone was of no use by now, or comes another time
            }
            boolean lost = damages.stream().anyMatch(damage -> damage.kind() == Damage.Kind.LOST);
            if (lost && !away.isEmpty()) {
                return new Outcome(mended, words(damages, away));
            }
        }
        return new Outcome(mended, words(new CloneHealth(vault, branch).look(depth, inUse(), since), away));
    }

    private static String words(List<Damage> damages, String away) {
        String what = damages.isEmpty() ? "" : damages.get(0).toString();
        String why = away.isEmpty()
                ? "it could not be mended"
                : "what is lost comes back from the remote, which does not help now: " + away;
        return "the vault's Git data is damaged (" + what + "); " + why;
    }

    private Outcome done() throws IOException {
        Files.createDirectories(looked.getParent());
        Files.writeString(looked, "");
        return new Outcome(mended, "");
    }

    private Set<CommitId> inUse() {
        return new LinkedHashSet<>(applied.get().stream().toList());
    }

    private void want() throws IOException {
        Files.createDirectories(wanted.getParent());
        Files.writeString(wanted, "");
    }

    private String rescue() throws IOException {
        String away = new Rescue(git, branch).bring(access.get());
        if (away.isEmpty()) {
            rescued = true;
            Files.deleteIfExists(wanted);
            say("what the remote holds was fetched anew");
        }
        return away;
    }

    private void say(String what) {
        LOG.warn("clone={} mended: {}", git, what);
        mended.add(what);
    }

    private void mend(Damage damage) throws IOException {
        Path file = git.resolve(damage.where());
        switch (damage.kind()) {
            case FOLDER -> {
                Files.createDirectories(file);
                say(damage + "; made anew");
            }
            case CONFIG -> {
                config(file);
                say(damage + "; written anew with what the agents need");
            }
            case HEAD -> {
                aside.take(file);
                AtomicFile.write(file, ("ref: " + LocalRefs.branch(branch) + "\n").getBytes(StandardCharsets.UTF_8));
                say(damage + "; set to the branch `" + branch + "`");
            }
            case REF -> {
                aside.take(file);
                say(damage + "; put aside");
            }
            case PACKED_REFS -> {
                List<String> whole = refs.packed();
                aside.take(file);
                AtomicFile.write(file, lines(whole));
                say(damage + "; what could be read of it stays");
            }
            case BRANCH -> branch(damage);
            case INDEX -> index(damage);
            case OBJECT -> {
                aside.take(file);
                say(damage + "; put aside");
            }
            case UNINDEXED -> indexAnew(file, damage);
            case PACK -> {
                aside.take(Packs.sibling(file, ".idx"));
                aside.take(Packs.sibling(file, ".pack"));
                say(damage + "; put aside");
            }
            case LOST -> forget(damage);
        }
    }

    private static byte[] lines(List<String> lines) {
        return lines.stream()
                .map(line -> line + "\n")
                .reduce("", String::concat)
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void config(Path file) throws IOException {
        aside.take(file);
        AtomicFile.write(
                file,
                "[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = false\n\tlogallrefupdates = true\n"
                        .getBytes(StandardCharsets.UTF_8));
    }

    /** Without the remote's help a lost object stays lost; with it, what still needs one is let go. */
    private void forget(Damage damage) throws IOException {
        if (!rescued) {
            return;
        }
        if (damage.where().equals(LocalRefs.branch(branch))) {
            branch(damage);
        } else if (damage.where().startsWith("refs/")) {
            remove(damage.where());
            say(damage + "; forgotten");
        } else {
            aside.take(git.resolve("agent/applied"));
            say(damage + "; disk and remote are compared anew, and both texts are kept where they differ");
        }
    }

    private void branch(Damage damage) throws IOException {
        String name = LocalRefs.branch(branch);
        Path file = git.resolve(name);
        if (damage.kind() == Damage.Kind.BRANCH) {
            aside.take(file);
        }
        List<String> candidates = new ArrayList<>();
        refs.lastInReflog().ifPresent(candidates::add);
        applied.get().map(CommitId::value).ifPresent(candidates::add);
        try (VaultRepository repository = VaultRepository.open(vault, branch)) {
            for (String ref : List.of(LocalRefs.FETCHED, "refs/remotes/origin/" + branch)) {
                repository.refs().read(ref).map(CommitId::value).ifPresent(candidates::add);
            }
        }
        Optional<String> found = candidates.stream().filter(this::isWhole).findFirst();
        if (found.isPresent()) {
            AtomicFile.write(file, (found.get() + "\n").getBytes(StandardCharsets.UTF_8));
            say(damage + "; set to " + found.get().substring(0, 8));
        } else if (rescued) {
            remove(name);
            aside.take(git.resolve("agent/applied"));
            say(damage + "; it begins anew at what the remote holds");
        } else {
            want();
        }
    }

    private boolean isWhole(String commit) {
        return new CloneHealth(vault, branch).isWhole(new CommitId(commit));
    }

    private void remove(String ref) {
        try (VaultRepository repository = VaultRepository.open(vault, branch)) {
            repository.refs().remove(ref);
        }
    }

    /** As the branch has it; the next cycle brings it in step with what is published. */
    private void index(Damage damage) throws IOException {
        try (VaultRepository repository = VaultRepository.open(vault, branch)) {
            Optional<CommitId> head = repository.refs().read(LocalRefs.branch(branch));
            if (head.isPresent() && !isWhole(head.get().value())) {
                return; // first the branch
            }
            aside.take(git.resolve("index"));
            repository.refs().remove(LocalRefs.INDEXED);
            head.ifPresent(commit -> repository
                    .index()
                    .follow(repository
                            .objects()
                            .changes(null, repository.objects().treeOf(commit))));
        }
        say(damage + "; made anew");
    }

    private void indexAnew(Path pack, Damage damage) throws IOException {
        aside.take(Packs.sibling(pack, ".idx"));
        Path away = aside.take(pack);
        try (FileRepository repository = new FileRepository(
                        new FileRepositoryBuilder().setGitDir(git.toFile()).setup());
                ObjectInserter inserter = repository.newObjectInserter();
                InputStream in = Files.newInputStream(away)) {
            inserter.newPackParser(in).parse(NullProgressMonitor.INSTANCE);
            inserter.flush();
            say(damage + "; indexed anew");
        } catch (IOException unreadable) {
            say(damage + " and cannot be read; put aside");
        }
    }
}
