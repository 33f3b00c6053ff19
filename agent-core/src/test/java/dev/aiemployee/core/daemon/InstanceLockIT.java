package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.daemon.InstanceLock.Outcome.Acquired;
import dev.aiemployee.core.daemon.InstanceLock.Outcome.HeldBy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class InstanceLockIT {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve(".git/agent/lock");
    }

    @Test
    void anotherProcessIsToldWhoHoldsItAndGetsItWhenTheHolderIsKilled() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("held");

            assertThat(InstanceLock.acquire(file, "second"))
                    .isInstanceOfSatisfying(
                            HeldBy.class,
                            held -> assertThat(held.text())
                                    .startsWith("cloud-agent run (process " + holder.pid() + ", since 20"));
            assertThat(InstanceLock.acquire(file, "second")).isInstanceOf(HeldBy.class);
        } finally {
            holder.destroyForcibly().waitFor();
        }

        assertThat(InstanceLock.acquire(file, "second"))
                .isInstanceOfSatisfying(Acquired.class, held -> held.lock().close());
    }

    @Test
    void oneProcessGetsItOnceAtATime() {
        Acquired first = (Acquired) InstanceLock.acquire(file, "local-agent run");

        assertThat(InstanceLock.acquire(file, "local-agent sync"))
                .isInstanceOfSatisfying(
                        HeldBy.class,
                        held -> assertThat(held.text())
                                .startsWith("local-agent run (process "
                                        + ProcessHandle.current().pid()));
        first.lock().close();

        Acquired again = (Acquired) InstanceLock.acquire(file, "local-agent sync");
        again.lock().close();
    }

    @Test
    void aStaleFileIsNoObstacle() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file, "cloud-agent run (process 1, since long ago, with a long line that must not shine through)");

        Acquired lock = (Acquired) InstanceLock.acquire(file, "local-agent run");

        assertThat(Files.readString(file))
                .startsWith("local-agent run (process ")
                .doesNotContain("long ago");
        lock.lock().close();
    }

    /** Takes the lock, says so, and holds it until it is killed. */
    static final class Holder {
        public static void main(String[] arguments) throws IOException {
            Objects.requireNonNull(InstanceLock.acquire(Path.of(arguments[0]), "cloud-agent run"));
            System.out.println("held");
            System.in.read();
        }
    }
}
