package dev.aiemployee.core.git;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.transport.SshConfigStore;
import org.eclipse.jgit.transport.SshConfigStore.HostConfig;
import org.eclipse.jgit.transport.SshConstants;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * SSH with one key and pinned servers. The user's own {@code ~/.ssh} is not read: neither its configuration, nor its keys, nor
 * its known hosts, and no agent is asked.
 */
final class SshAccess {
    private SshAccess() {}

    static SshdSessionFactory sessions(Path key, Path knownHosts) {
        Path hosts = knownHosts.toAbsolutePath();
        Path folder = Objects.requireNonNullElse(hosts.getParent(), hosts);
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(folder.toFile())
                .setSshDirectory(folder.toFile())
                .setPreferredAuthentications("publickey")
                .setDefaultIdentities(directory -> List.of(key.toAbsolutePath()))
                .setDefaultKnownHostsFiles(directory -> List.of(knownHosts.toAbsolutePath()))
                .setConfigStoreFactory((home, config, user) -> new Pinned(key, knownHosts))
                .setConnectorFactory(null)
                .build(null);
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
