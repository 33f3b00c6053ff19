package dev.aiemployee.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** An OpenSSH server of our own on a loopback port, with one key, from its start to its end. */
final class SshHost implements AutoCloseable {
    private static final Path SSHD = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private final Process process;

    private SshHost(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean isPresent() {
        return Files.isExecutable(SSHD);
    }

    static SshHost start(Path below) {
        Path folder = Contenders.folder(below.resolve("ssh"));
        Shell.once(
                folder,
                "ssh-keygen -q -t ed25519 -N '' -f host && ssh-keygen -q -t ed25519 -N '' -f key && cp key.pub authorized");
        try {
            int port = freePort();
            String key = Files.readString(folder.resolve("host.pub"), StandardCharsets.US_ASCII);
            Files.writeString(folder.resolve("known_hosts"), "[127.0.0.1]:" + port + " " + key);
            Files.writeString(folder.resolve("config"), """
                    Port %d
                    ListenAddress 127.0.0.1
                    HostKey %2$s/host
                    AuthorizedKeysFile %2$s/authorized
                    PidFile %2$s/pid
                    UsePAM no
                    StrictModes no
                    PasswordAuthentication no
                    MaxSessions 100
                    """.formatted(port, folder));
            Shell.once(folder, "mkdir -p /run/sshd 2> /dev/null || true");
            Process process = new ProcessBuilder(
                            SSHD.toString(),
                            "-D",
                            "-f",
                            folder.resolve("config").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            SshHost host = new SshHost(folder, port, process);
            host.awaitListening();
            return host;
        } catch (IOException e) {
            throw new UncheckedIOException("starting sshd", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening() {
        for (int look = 0; look < 200 && process.isAlive(); look++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        throw new IllegalStateException("sshd does not listen on port " + port + "; see " + folder.resolve("log"));
    }

    String url(Path repository) {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + repository.toAbsolutePath();
    }

    /** What our agents need to reach it. */
    Map<String, String> variables() {
        return Map.of(
                "GIT_SSH_KEY_PATH", folder.resolve("key").toString(),
                "GIT_KNOWN_HOSTS_PATH", folder.resolve("known_hosts").toString());
    }

    /** What native git needs to reach it. */
    String command(boolean kept) {
        String once = "ssh -F /dev/null -i " + folder.resolve("key") + " -o IdentitiesOnly=yes -o UserKnownHostsFile="
                + folder.resolve("known_hosts");
        return kept ? once + " -o ControlMaster=auto -o ControlPersist=600 -o ControlPath=" + control() : once;
    }

    Path control() {
        return folder.resolve("c");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
