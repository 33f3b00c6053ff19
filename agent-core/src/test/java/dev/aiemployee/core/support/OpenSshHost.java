package dev.aiemployee.core.support;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A bare repository behind the real OpenSSH server on loopback, for the one key that it made. */
public final class OpenSshHost implements AutoCloseable {
    public static final Path SERVER = Path.of("/usr/sbin/sshd");

    private final Path folder;
    private final int port;
    private Process server;

    public OpenSshHost(Path folder) throws IOException {
        this.folder = folder;
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        Files.createDirectories(Path.of("/run/sshd"));
        String host = SshKeys.write(folder.resolve("ssh/host"));
        Files.writeString(folder.resolve("ssh/authorized"), SshKeys.write(key()) + "\n");
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Files.writeString(knownHosts(), "[127.0.0.1]:" + port + " " + host + "\n");
        Files.write(
                folder.resolve("ssh/config"),
                List.of(
                        "Port " + port,
                        "ListenAddress 127.0.0.1",
                        "HostKey " + folder.resolve("ssh/host"),
                        "AuthorizedKeysFile " + folder.resolve("ssh/authorized"),
                        "PidFile none",
                        "UsePAM no",
                        "StrictModes no",
                        "PasswordAuthentication no",
                        "AcceptEnv GIT_PROTOCOL"));
        server = start();
    }

    /** Starts the server, again if need be. */
    public Process start() throws IOException {
        server = new ProcessBuilder(
                        SERVER.toString(),
                        "-D",
                        "-e",
                        "-f",
                        folder.resolve("ssh/config").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        await().atMost(Duration.ofSeconds(60)).until(this::listens);
        return server;
    }

    /** Kills the server and every connection it serves. */
    public void kill() {
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        await().atMost(Duration.ofSeconds(60)).until(() -> !server.isAlive());
    }

    /** How many connections have logged in. */
    public long logins() throws IOException {
        try (var lines = Files.lines(log())) {
            return lines.filter(line -> line.contains("Accepted publickey")).count();
        }
    }

    public Path origin() {
        return folder.resolve("origin.git");
    }

    public Path key() {
        return folder.resolve("ssh/agent");
    }

    public Path knownHosts() {
        return folder.resolve("ssh/known_hosts");
    }

    public String url() {
        return "ssh://" + System.getProperty("user.name") + "@127.0.0.1:" + port + origin();
    }

    private Path log() {
        return folder.resolve("ssh/log");
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        kill();
    }
}
