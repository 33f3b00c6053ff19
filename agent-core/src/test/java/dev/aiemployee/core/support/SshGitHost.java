package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.git.GitLocationResolver;
import org.apache.sshd.git.pack.GitPackCommandFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.command.AbstractCommandSupport;

/** A bare repository over SSH on loopback, for the one key that it made; refuses forced pushes and deletions. */
public final class SshGitHost implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Path folder;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicInteger logins = new AtomicInteger();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
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
        server.addSessionListener(new SessionListener() {
            @Override
            public void sessionEvent(Session session, Event event) {
                if (event == Event.Authenticated) {
                    logins.incrementAndGet();
                }
            }
        });
        GitPackCommandFactory packs = new GitPackCommandFactory(GitLocationResolver.constantPath(folder));
        server.setCommandFactory((channel, command) -> refusals.keySet().stream()
                        .filter(command::startsWith)
                        .findFirst()
                        .isPresent()
                ? new Refusal(command)
                : packs.createCommand(channel, command));
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

    /** Pins no server at all. */
    public void pinNothing() {
        try {
            Files.writeString(knownHosts(), "");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * From now on a command is refused, as a host does that has accounts.
     *
     * @param command its beginning, {@code git-upload-pack}
     * @param words what is printed on standard error
     */
    public void refuses(String command, String words) {
        refusals.put(command, words);
    }

    private final class Refusal extends AbstractCommandSupport {
        Refusal(String command) {
            super(command, null);
        }

        @Override
        public void run() {
            String words = refusals.entrySet().stream()
                    .filter(refused -> getCommand().startsWith(refused.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseThrow();
            try {
                getErrorStream().write(words.getBytes(StandardCharsets.UTF_8));
                getErrorStream().flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            onExit(1);
        }
    }

    /** How many connections have logged in so far. */
    public int logins() {
        return logins.get();
    }

    /** Ends every connection, as a restart of the server does. */
    public void dropConnections() {
        server.getActiveSessions().forEach(session -> session.close(true));
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
