package dev.aiemployee.demo.server;

import dev.aiemployee.demo.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;

/**
 * A Git host on loopback: one bare repository over SSH, public keys only, on a free port. As SETUP asks of a real host,
 * it refuses forced pushes and deletions, and it checks every object it is given. Thread-safe.
 */
public final class EmbeddedGitServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final Path repository;
    private final Set<PublicKey> allowed = ConcurrentHashMap.newKeySet();
    private final SshServer server = SshServer.setUpDefaultServer();

    private EmbeddedGitServer(Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("vault.git");
    }

    /** Makes {@code vault.git} and {@code known_hosts} in the folder and listens. */
    public static EmbeddedGitServer start(Path folder) {
        EmbeddedGitServer git = new EmbeddedGitServer(folder);
        try {
            git.createRepository();
            git.listen();
        } catch (IOException e) {
            throw new UncheckedIOException("starting a Git server in " + folder, e);
        }
        return git;
    }

    /** What {@code GIT_REMOTE_URL} is to be. */
    public String url() {
        return "ssh://git@" + HOST + ":" + server.getPort() + "/vault.git";
    }

    /** The repository itself, for those who look at it with native git. */
    public Path repository() {
        return repository;
    }

    /** What {@code GIT_KNOWN_HOSTS_PATH} is to be: this server's key and no other. */
    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Makes a new key, lets it in, and returns the file of its private half: what {@code GIT_SSH_KEY_PATH} is to be. */
    public Path newKey(String name) {
        KeyPair keys = SshKeys.generate();
        Path file = folder.resolve(name + "_ed25519");
        SshKeys.writePrivate(keys, name, file);
        allowed.add(keys.getPublic());
        return file;
    }

    private void createRepository() throws IOException {
        Files.createDirectories(repository);
        Command.git(repository, "init", "--quiet", "--bare").run().orThrow();
        Command.git(repository, "symbolic-ref", "HEAD", "refs/heads/main").run().orThrow();
        for (String rule : new String[] {"denyNonFastForwards", "denyDeletes", "fsckObjects"}) {
            Command.git(repository, "config", "receive." + rule, "true").run().orThrow();
        }
    }

    private void listen() throws IOException {
        KeyPair hostKey = SshKeys.generate();
        server.setHost(HOST);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator(
                (user, key, session) -> allowed.stream().anyMatch(known -> KeyUtils.compareKeys(known, key)));
        server.setCommandFactory((channel, command) -> new GitPack(command, repository));
        server.start();
        Files.writeString(knownHosts(), SshKeys.knownHost(HOST, server.getPort(), hostKey.getPublic()));
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException("stopping the Git server on port " + server.getPort(), e);
        }
    }
}
