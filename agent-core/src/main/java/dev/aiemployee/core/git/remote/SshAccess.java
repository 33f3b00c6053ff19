package dev.aiemployee.core.git.remote;

import java.io.File;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshConfigStore.HostConfig;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSession;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * SSH with one key and pinned servers. The user's own {@code ~/.ssh} is not read: neither its configuration, nor its keys, nor
 * its known hosts, and no agent is asked.
 */
final class SshAccess extends SshdSessionFactory {
    private static final Pattern WITH_PORT = Pattern.compile("\\[(.+)]:([0-9]+)");

    private final Path key;
    private final Path knownHosts;
    private volatile @Nullable SshTrouble refusal;

    SshAccess(Path key, Path knownHosts) {
        this.key = key.toAbsolutePath();
        this.knownHosts = knownHosts.toAbsolutePath();
        File folder = Objects.requireNonNullElse(this.knownHosts.getParent(), this.knownHosts)
                .toFile();
        setHomeDirectory(folder);
        setSshDirectory(folder);
    }

    /** Opens a connection; the server's key is refused with words that say what to do. */
    SshdSession connect(URIish uri, FS fs, int timeout) throws TransportException {
        refusal = null;
        Optional<SshTrouble> unusable = new KeyFile(key).trouble();
        if (unusable.isPresent()) {
            throw unusable.get();
        }
        try {
            return getSession(uri, null, fs, timeout);
        } catch (TransportException failure) {
            SshTrouble trouble = refusal;
            throw trouble == null ? explained(uri, failure) : trouble;
        }
    }

    private TransportException explained(URIish uri, TransportException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SshException ended
                    && ended.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE) {
                return new SshTrouble(
                        "the server " + uri.getHost() + " does not let the key " + key + " in (permission denied)",
                        KeyAdvice.SHOW.inSentence(key, key) + " prints its public half: add that line at the Git host"
                                + " as a deploy key with write access, or put the path of the right key into"
                                + " GIT_SSH_KEY_PATH. The address must name the user, usually `git@`");
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return new SshTrouble(
                        "no machine is known by the name " + uri.getHost(),
                        "look at GIT_REMOTE_URL and at this machine's network");
            }
            if (cause instanceof ConnectException) {
                return new SshTrouble(
                        "nothing answers at " + uri.getHost() + ", port " + port(uri),
                        "look whether the Git server runs there, and at GIT_REMOTE_URL");
            }
        }
        return failure;
    }

    private static int port(URIish uri) {
        return uri.getPort() < 0 ? 22 : uri.getPort();
    }

    @Override
    protected String getDefaultPreferredAuthentications() {
        return "publickey";
    }

    @Override
    protected List<Path> getDefaultIdentities(File folder) {
        return List.of(key);
    }

    @Override
    protected List<Path> getDefaultKnownHostsFiles(File folder) {
        return List.of(knownHosts);
    }

    @Override
    protected SshConfigStore createSshConfigStore(File home, @Nullable File config, String user) {
        return new Pinned(key, knownHosts);
    }

    @Override
    protected @Nullable ConnectorFactory getConnectorFactory() {
        return null;
    }

    @Override
    protected ServerKeyDatabase createServerKeyDatabase(File home, File folder) {
        ServerKeyDatabase pinned = super.createServerKeyDatabase(home, folder);
        return new ServerKeyDatabase() {
            @Override
            public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
                return pinned.lookup(address, remote, configuration);
            }

            @Override
            public boolean accept(
                    String address,
                    InetSocketAddress remote,
                    PublicKey offered,
                    Configuration configuration,
                    @Nullable CredentialsProvider nobody) {
                boolean known = pinned.accept(address, remote, offered, configuration, null);
                if (!known) {
                    boolean changed = !lookup(address, remote, configuration).isEmpty();
                    refusal = refusal(changed, address, offered);
                }
                return known;
            }
        };
    }

    /** @param address {@code host}, or {@code [host]:port} */
    private SshTrouble refusal(boolean changed, String address, PublicKey offered) {
        String shown = KeyUtils.getKeyType(offered) + " " + KeyUtils.getFingerPrint(offered);
        Matcher withPort = WITH_PORT.matcher(address);
        String host = withPort.matches() ? withPort.group(1) : address;
        String port = withPort.matches() ? withPort.group(2) : "22";
        Path folder = Objects.requireNonNullElse(knownHosts.getParent(), knownHosts);
        String pin = KeyAdvice.PIN.inSentence(folder, port, host, knownHosts);
        String compare = "Compare that with the key that the Git host publishes ("
                + KeyAdvice.ASK.inSentence(port, host) + " shows all that it has). ";
        return changed
                ? new SshTrouble(
                        "the server " + address + " shows another key than the one pinned in " + knownHosts + ": "
                                + shown + ". If the server was set up anew, replace its line there; otherwise somebody"
                                + " is in between",
                        compare + "If it is the same, " + KeyAdvice.FORGET.inSentence(address, knownHosts)
                                + " forgets the old key and " + pin + " pins the new one")
                : new SshTrouble(
                        "the server " + address + " is not pinned in " + knownHosts + "; it shows " + shown,
                        compare + "If it is the same, " + pin + " pins it");
    }

    /** The whole SSH configuration: this key alone, these hosts alone. */
    private static final class Pinned implements SshConfigStore, HostConfig {
        private final Map<String, String> options;

        Pinned(Path key, Path knownHosts) {
            options = Map.of(
                    org.eclipse.jgit.transport.SshConstants.STRICT_HOST_KEY_CHECKING,
                            org.eclipse.jgit.transport.SshConstants.YES,
                    org.eclipse.jgit.transport.SshConstants.IDENTITIES_ONLY,
                            org.eclipse.jgit.transport.SshConstants.YES,
                    org.eclipse.jgit.transport.SshConstants.IDENTITY_FILE,
                            key.toAbsolutePath().toString(),
                    org.eclipse.jgit.transport.SshConstants.USER_KNOWN_HOSTS_FILE,
                            knownHosts.toAbsolutePath().toString(),
                    org.eclipse.jgit.transport.SshConstants.GLOBAL_KNOWN_HOSTS_FILE,
                            new File(File.separator + "dev", "null").getPath());
        }

        @Override
        public HostConfig lookup(String host, int port, String user) {
            return this;
        }

        @Override
        public HostConfig lookupDefault(String host, int port, String user) {
            return this;
        }

        @Override
        public @Nullable String getValue(String name) {
            return options.get(name);
        }

        @Override
        public List<String> getValues(String name) {
            String value = options.get(name);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Map<String, String> getOptions() {
            return options;
        }

        @Override
        public Map<String, List<String>> getMultiValuedOptions() {
            return Map.of();
        }
    }
}
