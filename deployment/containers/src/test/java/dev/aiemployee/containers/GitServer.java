package dev.aiemployee.containers;

import static org.awaitility.Awaitility.await;

import dev.aiemployee.core.support.SshKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.utility.MountableFile;

/** OpenSSH in front of two bare repositories, of which the keys of both agents open one. */
final class GitServer implements AutoCloseable {
    private static final String VAULT = "/srv/git/vault.git";

    private final Path folder;
    private final int port = Part.freePort();
    private final Part part;

    /**
     * Starts it.
     *
     * @param folder where the agents' keys and the pinned host key go
     */
    GitServer(Path folder) {
        this.folder = folder;
        part = new Part(
                "git-server/start",
                Map.of(
                        "PORT", Integer.toString(port),
                        "CLOUD_KEY", SshKeys.write(key("cloud")),
                        "LOCAL_KEY", SshKeys.write(key("local"))),
                "Server listening on 127.0.0.1",
                Map.of(
                        "/usr/local/bin/one-repository",
                        MountableFile.forHostPath(FatJars.ROOT.resolve("deployment/git/one-repository"), 0755)));
        try {
            Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + part.run("cat", "/keys/host.pub"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The private key of an agent. */
    Path key(String agent) {
        return folder.resolve(agent + "_ed25519");
    }

    Path knownHosts() {
        return folder.resolve("known_hosts");
    }

    String url() {
        return "ssh://git@127.0.0.1:" + port + VAULT;
    }

    /** The paths of main, as native git sees them; none before the first push. */
    List<String> paths() {
        ExecResult result = git("ls-tree", "-r", "--name-only", "-z", "main");
        return result.getExitCode() == 0 ? List.of(result.getStdout().split("\0")) : List.of();
    }

    /** A file of main. */
    String show(String path) {
        ExecResult result = git("show", "main:" + path);
        if (result.getExitCode() != 0) {
            throw new AssertionError(path + " -> " + result);
        }
        return result.getStdout();
    }

    /** The commit of main. */
    String tip() {
        return git("rev-parse", "main").getStdout().strip();
    }

    /** What {@code git fsck} has against the repository. */
    String faults() {
        ExecResult result = git("fsck", "--full", "--strict", "--no-dangling", "--no-progress");
        return result.getStdout() + result.getStderr();
    }

    private ExecResult git(String... words) {
        List<String> command = new ArrayList<>(List.of("setpriv", "--reuid=git", "--clear-groups", "git", "-C", VAULT));
        command.addAll(List.of(words));
        return part.attempt(command.toArray(String[]::new));
    }

    /** A shell line run beside the server by somebody who has the cloud's key: what they can do with it. */
    ExecResult withCloudsKey(String line) {
        try {
            String script = "umask 077; cat > /keys/stolen << 'KEY'\n" + Files.readString(key("cloud")) + "KEY\n"
                    + "ssh() { command ssh -i /keys/stolen -p " + port
                    + " -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR git@127.0.0.1 \"$@\"; }\n"
                    + "export GIT_SSH_COMMAND='ssh -i /keys/stolen -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"
                    + " -o LogLevel=ERROR' HOST=ssh://git@127.0.0.1:" + port + "\n" + line;
            return part.attempt("sh", "-c", script);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on somebody else answers at this port: the same repositories behind another host key. */
    void impersonate() {
        restartWith("/keys/impostor");
    }

    /** The server itself is back. */
    void restore() {
        restartWith("/keys/host");
    }

    private void restartWith(String key) {
        long before = listening();
        part.run("sh", "-c", "sed -i 's:^HostKey .*:HostKey " + key + ":' /keys/sshd_config; kill -HUP 1");
        await("sshd listens again").until(() -> listening() > before);
    }

    private long listening() {
        return part.log().stream()
                .filter(line -> line.contains("Server listening"))
                .count();
    }

    /** How many connections have logged in. */
    long logins() {
        return part.log().stream()
                .filter(line -> line.contains("Accepted publickey"))
                .count();
    }

    @Override
    public void close() {
        part.close();
    }
}
