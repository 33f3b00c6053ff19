package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.AbandonedLocks;
import dev.aiemployee.core.git.objects.BatchedRepository;
import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.git.objects.FolderHistory;
import dev.aiemployee.core.git.objects.ForeignChanges;
import dev.aiemployee.core.git.objects.History;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.StoppedException;
import dev.aiemployee.core.git.remote.HostPause;
import dev.aiemployee.core.git.remote.JGitWire;
import dev.aiemployee.core.git.remote.RemoteAccess;
import dev.aiemployee.core.git.remote.RemoteBranch;
import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.sign.CommitSigner;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryState;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Git repository of one vault clone. Hands out its parts; holds nothing but the open repository. Safe for use by one thread
 * at a time; objects and refs are safe beside native Git.
 */
public final class VaultRepository implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VaultRepository.class);
    private static final String OWN_STATE = "/.git_sync_state.md\n.beside-*\n.aside-*\n";

    private final BatchedRepository repository;
    private final Path vault;
    private final String branch;
    private @Nullable CommitSigner signer;

    private VaultRepository(BatchedRepository repository, Path vault, String branch) {
        this.repository = repository;
        this.vault = vault;
        this.branch = branch;
    }

    /**
     * Opens the repository whose working tree is {@code vault}.
     *
     * @throws VaultException when there is none or it cannot be read
     */
    public static VaultRepository open(Path vault, String branch) {
        IsolatedSystemReader.install();
        Path gitDirectory = vault.resolve(Constants.DOT_GIT);
        if (!Files.isDirectory(gitDirectory)) {
            throw new VaultException("not a Git repository: " + vault + " (expected: a vault made by `init`)");
        }
        try {
            BatchedRepository repository = new BatchedRepository(new FileRepositoryBuilder()
                    .setGitDir(gitDirectory.toFile())
                    .setWorkTree(vault.toFile())
                    .setup());
            if (!repository.getObjectDatabase().exists()) {
                repository.close();
                throw new RepositoryNotFoundException(gitDirectory.toFile());
            }
            return new VaultRepository(repository, vault, branch);
        } catch (IOException failure) {
            throw new VaultException("cannot open the Git repository of " + vault, failure);
        }
    }

    /** Makes an empty repository in {@code vault}, or opens the one that is there, and sets what the engine relies on. */
    public static VaultRepository create(Path vault, String branch) {
        IsolatedSystemReader.install();
        Path gitDirectory = vault.resolve(Constants.DOT_GIT);
        if (!Files.exists(gitDirectory)) {
            try (Repository fresh = new FileRepositoryBuilder()
                    .setGitDir(gitDirectory.toFile())
                    .setWorkTree(vault.toFile())
                    .build()) {
                fresh.create();
                fresh.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch);
            } catch (IOException failure) {
                throw new VaultException("cannot make a Git repository in " + vault, failure);
            }
        }
        VaultRepository opened = open(vault, branch);
        opened.configure();
        opened.excludeOwnState();
        return opened;
    }

    /** Takes away Git's locks that a killed process left, not those that the operator's own Git may hold; under the vault's lock. */
    public void releaseAbandonedLocks() {
        new AbandonedLocks(repository.getDirectory().toPath()).release();
    }

    /**
     * Brings the clone's own configuration in step with the settings, which may have changed since {@code init}: the remote, and what
     * the engine relies on; what else the operator wrote there stays. One that cannot be written stops nothing; only the operator's own Git would notice.
     */
    public void follow(String url) {
        try {
            configure();
            StoredConfig config = repository.getConfig();
            if (!url.equals(config.getString("remote", "origin", "url"))
                    || config.getString("branch", branch, "merge") == null) {
                setRemote(url);
            }
        } catch (VaultException unwritable) {
            LOG.warn("{}: {}", unwritable.getMessage(), String.valueOf(unwritable.getCause()));
        }
    }

    private void configure() {
        StoredConfig config = repository.getConfig();
        String before = config.toText();
        config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_AUTOCRLF, false);
        // FAT, NTFS and WSL give every file the same mode; the tree's is kept, whatever the disk says
        config.setBoolean(ConfigConstants.CONFIG_CORE_SECTION, null, ConfigConstants.CONFIG_KEY_FILEMODE, false);
        config.setInt(ConfigConstants.CONFIG_PACK_SECTION, null, "compression", 1);
        config.setBoolean(ConfigConstants.CONFIG_PACK_SECTION, null, "deltaCompression", false);
        config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTO, 0);
        config.setInt(ConfigConstants.CONFIG_GC_SECTION, null, ConfigConstants.CONFIG_KEY_AUTOPACKLIMIT, 0);
        save(config, before);
    }

    /** This clone's own files are nothing to commit, whatever the vault's {@code .gitignore} says. */
    private void excludeOwnState() {
        Path file = repository.getDirectory().toPath().resolve("info/exclude");
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            if (!text.contains(OWN_STATE)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + OWN_STATE);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot write " + file + ": " + failure, failure);
        }
    }

    private void save(StoredConfig config, String before) {
        if (config.toText().equals(before)) {
            return;
        }
        try {
            config.save();
        } catch (IOException failure) {
            throw new VaultException("cannot write the Git configuration of " + vault, failure);
        }
    }

    /** Writes {@code remote.origin} and the branch's upstream, so that the operator's own {@code git pull} works too. */
    public void setRemote(String url) {
        StoredConfig config = repository.getConfig();
        String before = config.toText();
        config.setString("remote", "origin", "url", url);
        config.setString("remote", "origin", "fetch", "+refs/heads/*:refs/remotes/origin/*");
        config.setString("branch", branch, "remote", "origin");
        config.setString("branch", branch, "merge", Constants.R_HEADS + branch);
        save(config, before);
    }

    /** The working tree's root. */
    public Path vault() {
        return vault;
    }

    /** The main branch's short name. */
    public String branch() {
        return branch;
    }

    /** The engine's own folder {@code .git/agent}; made when missing. */
    public Path agentFolder() {
        Path folder = repository.getDirectory().toPath().resolve("agent");
        try {
            return Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new VaultException("cannot make " + folder, failure);
        }
    }

    public ObjectBase objects() {
        ObjectBase objects = new ObjectBase(repository);
        return signer == null ? objects : objects.signedBy(signer);
    }

    /** From now on every commit made through {@link #objects} is signed; the answer is this repository. */
    public VaultRepository signing(CommitSigner by) {
        signer = by;
        return this;
    }

    public History history() {
        return new History(repository);
    }

    /** Every text that any commit of this clone ever held. */
    public HistoryTexts historyTexts() {
        return new HistoryTexts(repository);
    }

    /** A look at what commits of anybody's changed. */
    public ForeignChanges foreignChanges() {
        return new ForeignChanges(repository, FetchLimits.DEFAULT);
    }

    /** Gives up long looks at what others pushed, from any thread: they throw {@link StoppedException}. */
    public void stop() {
        repository.stop();
    }

    /**
     * What the files below a folder ever held; what was found out is kept for the next start, so have one at a time for a folder.
     *
     * @param folder below the vault's root, {@code In_Progress/local}
     */
    public FolderHistory historyBelow(String folder) {
        return new FolderHistory(repository, folder, false, agentFolder().resolve("found-" + folder.replace('/', '-')));
    }

    /** The same of the files in each folder of a folder. */
    public FolderHistory historyInEachBelow(String folder) {
        return new FolderHistory(
                repository, folder, true, agentFolder().resolve("found-in-each-" + folder.replace('/', '-')));
    }

    /** What other tools' refs and reflogs name; keep one, it remembers what it saw. */
    public OtherToolsCommits otherTools() {
        return new OtherToolsCommits(repository);
    }

    /** Checks commits' signatures against an allowed-signers file; the file may be missing: then no key is allowed. */
    public CommitSignatures signatures(Path allowedSigners, Clock clock) {
        return new CommitSignatures(repository, allowedSigners, clock);
    }

    public LocalRefs refs() {
        return new LocalRefs(repository);
    }

    /** The originals of commits that are published flattened. */
    public KeptCommits kept(Clock clock) {
        return new KeptCommits(repository, clock);
    }

    /** Packs the objects from time to time; opens the repository anew for that. */
    public Maintenance maintenance(Clock clock) {
        return new Maintenance(repository.getDirectory().toPath(), agentFolder(), clock);
    }

    public IndexFile index() {
        return new IndexFile(repository);
    }

    /** What Git ignores in the working tree. */
    public IgnoreRules ignoreRules() {
        return new IgnoreRules(
                vault,
                repository.getDirectory().toPath(),
                IsolatedSystemReader.excludes().of(repository.getConfig()));
    }

    /** The remote's main branch. */
    public RemoteBranch remote(RemoteAccess access) {
        return new RemoteBranch(repository, wire(access), access.limits());
    }

    /** The same, asked again and again: the clock measures the pauses that a host asks for. */
    public RemoteBranch remote(RemoteAccess access, Clock clock) {
        RemoteWire wire = new JGitWire(repository, branch, access, new HostPause(clock));
        return new RemoteBranch(repository, wire, access.limits());
    }

    /** The remote's main branch over a wire of the caller's; the branch closes it. */
    public RemoteBranch remote(RemoteWire wire) {
        return new RemoteBranch(repository, wire, FetchLimits.DEFAULT);
    }

    /** The wire to the remote's main branch, for whoever puts something between it and {@link #remote(RemoteWire)}. */
    public RemoteWire wire(RemoteAccess access) {
        return new JGitWire(repository, branch, access, HostPause.none());
    }

    /** Which branch HEAD names, short; the commit's name when HEAD is detached; {@code branch()} for the usual state. */
    public String checkedOut() {
        try {
            String name = repository.getBranch();
            return name == null ? "" : name;
        } catch (IOException failure) {
            throw new VaultException("cannot read HEAD of " + vault, failure);
        }
    }

    /** Why the vault is not on its branch and the command that brings it there, for a person; empty when it is. */
    public String offBranch() {
        String now = checkedOut();
        if (now.equals(branch)) {
            return "";
        }
        Advice advice = refs().read(LocalRefs.branch(branch)).isPresent() ? Advice.SWITCH : Advice.BEGIN_BRANCH;
        String where = now.isEmpty() ? "no branch" : "`" + now + "`";
        return "the vault is on " + where + ", not on `" + branch + "`; go back with "
                + advice.inSentence(vault, branch) + ", or set GIT_BRANCH";
    }

    /** What the operator has under way, such as a merge or a rebase, in a person's words; empty when nothing is. */
    public String operationInProgress() {
        RepositoryState state = repository.getRepositoryState();
        return state == RepositoryState.SAFE || state == RepositoryState.BARE ? "" : state.getDescription();
    }

    /** Whether text from outside is a commit id of an object that is here. */
    public boolean has(CommitId commit) {
        try (ObjectReader reader = repository.newObjectReader()) {
            return reader.has(History.objectId(commit));
        } catch (IOException failure) {
            throw new VaultException("cannot read the objects of " + vault, failure);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
