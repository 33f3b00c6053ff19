package dev.aiemployee.core.git.remote;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The remote's address as the transports want it.
 *
 * @param uri for a folder of this machine an SSH address of nobody: its commands run as processes here
 * @param folder the folder itself; null for another machine
 * @param route what carries the talk there
 */
record Address(URIish uri, @Nullable Folder folder, Route route) {
    static Address of(RemoteAccess access) {
        URIish uri;
        try {
            uri = new URIish(access.url());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("not a Git address: " + access.url(), malformed);
        }
        if (!uri.isRemote()) {
            String path = uri.getPath();
            return new Address(
                    new URIish().setScheme("ssh").setHost("localhost").setPath(path),
                    new Folder(Path.of(path)),
                    new ForkedSessions());
        }
        return RemoteAccess.isSsh(access.url())
                ? new Address(
                        uri,
                        null,
                        new KeptSshSessions(
                                Objects.requireNonNull(access.sshKey()), Objects.requireNonNull(access.knownHosts())))
                : new Address(uri, null, new HttpRoute(access.url(), access.login()));
    }
}
