package dev.aiemployee.core.git;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshConfigStore.HostConfig;
import org.eclipse.jgit.transport.SshConstants;
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
    private final Path key;
    private final Path knownHosts;
    private volatile String refusal = "";

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
        refusal = "";
        try {
            return getSession(uri, null, fs, timeout);
        } catch (TransportException failure) {
            throw refusal.isEmpty() ? failure : new TransportException(refusal);
        }
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

    private String refusal(boolean changed, String address, PublicKey offered) {
        String key = KeyUtils.getKeyType(offered) + " " + KeyUtils.getFingerPrint(offered);
        return changed
                ? "the server " + address + " shows another key than the one pinned in " + knownHosts + ": " + key
                        + ". If the server was set up anew, replace its line there; otherwise somebody is in between"
                : "the server " + address + " is not pinned in " + knownHosts + "; it shows " + key
                        + ". Compare that with the server's own key, then add its line with `ssh-keyscan`";
    }

    /** The whole SSH configuration: this key alone, these hosts alone. */
    private static final class Pinned implements SshConfigStore, HostConfig {
        private final Map<String, String> options;

        Pinned(Path key, Path knownHosts) {
            options = Map.of(
                    SshConstants.STRICT_HOST_KEY_CHECKING, SshConstants.YES,
                    SshConstants.IDENTITIES_ONLY, SshConstants.YES,
                    SshConstants.IDENTITY_FILE, key.toAbsolutePath().toString(),
                    SshConstants.USER_KNOWN_HOSTS_FILE,
                            knownHosts.toAbsolutePath().toString(),
                    SshConstants.GLOBAL_KNOWN_HOSTS_FILE, new File(File.separator + "dev", "null").getPath());
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
