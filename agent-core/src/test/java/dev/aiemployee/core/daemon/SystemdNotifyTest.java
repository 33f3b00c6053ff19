package dev.aiemployee.core.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNotifyTest {
    @TempDir
    Path folder;

    private final StepPace pace = new StepPace();

    @Test
    void systemdIsToldOfEachStateAndTheWatchdogIsNotOverfed() throws IOException {
        Path told = folder.resolve("told");
        Path program = Files.writeString(
                folder.resolve("notify"),
                "#!/bin/sh\necho \"$NOTIFY_SOCKET $* $(/usr/bin/env | grep -c HOME=)\" >> " + told + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        SystemdNotify notify = new SystemdNotify(program.toString(), "/run/sock", Duration.ofSeconds(30), pace);

        notify.ready();
        notify.alive();
        notify.alive();
        pace.pass(Duration.ofSeconds(30));
        notify.alive();
        notify.stopping();

        String self = "/run/sock --pid=" + ProcessHandle.current().pid() + " ";
        assertThat(Files.readAllLines(told))
                .containsExactly(
                        self + "READY=1 0", self + "WATCHDOG=1 0", self + "WATCHDOG=1 0", self + "STOPPING=1 0");
    }

    @Test
    void aMissingProgramIsNoReasonToFail() {
        SystemdNotify notify =
                new SystemdNotify(folder.resolve("missing").toString(), "/run/sock", Duration.ofSeconds(1), pace);

        notify.ready();
        notify.alive();

        assertThat(pace.waits).isEmpty();
    }
}
