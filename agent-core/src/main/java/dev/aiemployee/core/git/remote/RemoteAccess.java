package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.FetchLimits;
import dev.aiemployee.core.task.GitRemote;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the remote is reached.
 *
 * @param url {@code ssh://}, {@code user@host:path}, {@code https://}, {@code file://} or a local path
 * @param sshKey the private key file for SSH; null when the URL is not SSH
 * @param knownHosts the pinned server keys for SSH; an unknown or changed key is refused. Null when the URL is not SSH
 * @param login for HTTPS; null for a server that asks for none
 * @param patience how long it is waited for
 * @param limits how much is taken from it
 */
public record RemoteAccess(
        String url,
        @Nullable Path sshKey,
        @Nullable Path knownHosts,
        @Nullable HttpsLogin login,
        Patience patience,
        FetchLimits limits) {
    /** @throws IllegalArgumentException when SSH lacks its key or known hosts, or HTTP would cross a network in the clear */
    public RemoteAccess {
        if (isSsh(url) && (sshKey == null || knownHosts == null)) {
            throw new IllegalArgumentException("remote " + url + ": SSH needs a key file and a known_hosts file");
        }
        if (url.startsWith("http:") && !GitRemote.isGitRemote(url)) {
            throw new IllegalArgumentException("remote " + url + ": http:// would show token and notes to the network"
                    + " (expected: https://, unless the server runs on this machine)");
        }
    }

    /** Without a login for HTTPS. */
    public RemoteAccess(
            String url, @Nullable Path sshKey, @Nullable Path knownHosts, Patience patience, FetchLimits limits) {
        this(url, sshKey, knownHosts, null, patience, limits);
    }

    /** Over HTTPS with a token, or over HTTP on this machine. */
    public static RemoteAccess https(String url, @Nullable HttpsLogin login, Patience patience) {
        return new RemoteAccess(url, null, null, login, patience, FetchLimits.DEFAULT);
    }

    /** Whether the URL means HTTPS, or HTTP. */
    public static boolean isHttp(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    /**
     * With the usual limits by the clock.
     *
     * @param silence how long the wire may be silent; whole seconds, at least one
     */
    public RemoteAccess(String url, @Nullable Path sshKey, @Nullable Path knownHosts, Duration silence) {
        this(url, sshKey, knownHosts, Patience.of(silence), FetchLimits.DEFAULT);
    }

    /** A remote without credentials: a folder of this machine. */
    public static RemoteAccess local(String url) {
        return new RemoteAccess(url, null, null, Patience.DEFAULT, FetchLimits.DEFAULT);
    }

    /** Whether the URL means SSH, in either of Git's two spellings. */
    public static boolean isSsh(String url) {
        if (url.contains("://")) {
            return url.startsWith("ssh://");
        }
        int colon = url.indexOf(':');
        int slash = url.indexOf('/');
        return colon > 1 && (slash < 0 || colon < slash);
    }
}
