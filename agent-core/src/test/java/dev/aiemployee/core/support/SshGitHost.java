package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.git.GitLocationResolver;
import org.apache.sshd.git.pack.GitPackCommandFactory;
import org.apache.sshd.server.SshServer;

/** A bare repository over SSH on loopback, for the one key that it made; refuses forced pushes and deletions. */
public final class SshGitHost implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey = SshKeys.make();

    public SshGitHost(Path folder) {
        this.folder = folder;
        new NativeGit(folder).run("init", "--bare", "--initial-branch=main", "origin.git");
        origin().run("config", "receive.denyNonFastForwards", "true");
        origin().run("config", "receive.denyDeletes", "true");
        AtomicReference<KeyPair> allowed = new AtomicReference<>(SshKeys.make());
        SshKeys.write(allowed.get(), key());
        server.setHost(HOST);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, offered, session) ->
                KeyUtils.compareKeys(offered, allowed.get().getPublic()));
        server.setCommandFactory(new GitPackCommandFactory(GitLocationResolver.constantPath(folder)));
        try {
            server.start();
            trust(hostKey);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public String url() {
        return "ssh://git@" + HOST + ":" + server.getPort() + "/origin.git";
    }

    /** The bare repository, through the git command. */
    public NativeGit origin() {
        return new NativeGit(folder.resolve("origin.git"));
    }

    /** The private key that is let in. */
    public Path key() {
        return folder.resolve("agent_ed25519");
    }

    /** A private key that is not. */
    public Path otherKey() {
        Path file = folder.resolve("other_ed25519");
        SshKeys.write(SshKeys.make(), file);
        return file;
    }

    public Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    /** Pins another key than this server has. */
    public void pretendAnotherHostKey() {
        trust(SshKeys.make());
    }

    private void trust(KeyPair keys) {
        try {
            Files.writeString(
                    knownHosts(),
                    "[" + HOST + "]:" + server.getPort() + " " + PublicKeyEntry.toString(keys.getPublic()) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
