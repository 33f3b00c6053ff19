package dev.aiemployee.core.daemon;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd through its own {@code systemd-notify}, because the JDK cannot send a datagram over a Unix socket. The unit
 * needs {@code Type=notify} and {@code NotifyAccess=all}.
 */
public final class SystemdNotify implements SignsOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotify.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String program;
    private final String socket;
    private final Duration every;
    private final MonotonicClock pace;
    private Duration next = Duration.ZERO;
    private boolean broken;

    /**
     * Notifies over one socket.
     *
     * @param program {@code systemd-notify}, or where it lies
     * @param socket what systemd gave as {@code NOTIFY_SOCKET}
     * @param every at most that often the watchdog is fed; half of the unit's {@code WatchdogSec}
     */
    public SystemdNotify(String program, String socket, Duration every, MonotonicClock pace) {
        this.program = program;
        this.socket = socket;
        this.every = every;
        this.pace = pace;
    }

    @Override
    public void ready() {
        tell("READY=1");
    }

    @Override
    public void alive() {
        Duration now = pace.elapsed();
        if (now.compareTo(next) >= 0) {
            next = now.plus(every);
            tell("WATCHDOG=1");
        }
    }

    @Override
    public void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String state) {
        if (broken) {
            return;
        }
        List<String> command = new ArrayList<>(
                List.of(program, "--pid=" + ProcessHandle.current().pid(), state));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().put("NOTIFY_SOCKET", socket);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("state={} systemd-notify did not end within {}", state, PATIENCE);
            }
        } catch (IOException e) {
            broken = true;
            LOG.warn("systemd is not notified any more: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
