package dev.aiemployee.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/** A server in a container that shares the machine's network, so that what it opens on loopback is there for the agents. */
final class Part implements AutoCloseable {
    /** Below the ports that Linux gives to outgoing connections (ip_local_port_range, 32768 and up). */
    private static final AtomicInteger NEXT_PORT =
            new AtomicInteger(20_000 + (int) (ProcessHandle.current().pid() % 10_000));

    private final GenericContainer<?> container;

    /**
     * Starts it.
     *
     * @param start a resource: the script that is run in it
     * @param environment what the script reads
     * @param ready a regular expression for the line that it writes when it serves
     */
    Part(String start, Map<String, String> environment, String ready) {
        this(start, environment, ready, Map.of());
    }

    /** @param files more files to put into it, each with where it goes */
    Part(String start, Map<String, String> environment, String ready, Map<String, MountableFile> files) {
        container = new GenericContainer<>(image())
                .withNetworkMode("host")
                .withCopyFileToContainer(MountableFile.forClasspathResource(start, 0755), "/start")
                .withCommand("/start")
                .withEnv(environment)
                .waitingFor(Wait.forLogMessage(".*" + ready + ".*", 1));
        files.forEach((where, file) -> container.withCopyFileToContainer(file, where));
        container.start();
    }

    private static DockerImageName image() {
        String name = System.getenv("CONTAINERS_IMAGE");
        if (name == null) {
            throw new IllegalStateException(
                    "CONTAINERS_IMAGE is not set (expected: the tests run in deployment/containers/engine)");
        }
        return DockerImageName.parse(name);
    }

    /** A command in it that must succeed. @return what it wrote */
    String run(String... command) {
        ExecResult result = attempt(command);
        if (result.getExitCode() != 0) {
            throw new AssertionError(String.join(" ", command) + " -> " + result);
        }
        return result.getStdout();
    }

    ExecResult attempt(String... command) {
        try {
            return container.execInContainer(StandardCharsets.UTF_8, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What its servers wrote so far. */
    List<String> log() {
        return container.getLogs().lines().toList();
    }

    /** A port that nobody listens on, that no other part is given, and that no outgoing connection happens to take. */
    static int freePort() {
        int port = NEXT_PORT.getAndIncrement();
        while (!isFree(port)) {
            port = NEXT_PORT.getAndIncrement();
        }
        return port;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException taken) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
