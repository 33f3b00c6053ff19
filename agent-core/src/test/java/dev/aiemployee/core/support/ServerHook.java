package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A hook of a bare repository, run by native git whenever somebody pushes. */
public final class ServerHook {
    private final Path repository;

    public ServerHook(Path repository) {
        this.repository = repository;
    }

    /** From now on every push is refused with these words, and leaves a line in {@code asked}. */
    public void refuses(String words, Path asked) {
        install("pre-receive", "echo push >> '" + asked + "'", "echo '" + words + "' >&2", "exit 1");
    }

    /** The next push lands, and the server's process dies before it can say so. */
    public void diesAfterTheNextPush() {
        install("reference-transaction", "test \"$1\" = committed || exit 0", "rm \"$0\"", "kill -9 $PPID");
    }

    /** The next push lands, and with it the server is gone: its folder is called {@code away} from then on. */
    public void goesAwayAfterTheNextPush(Path away) {
        install(
                "reference-transaction",
                "test \"$1\" = committed || exit 0",
                "rm \"$0\"",
                "mv '" + repository + "' '" + away + "'",
                "kill -9 $PPID");
    }

    /**
     * Pushes over OpenSSH lose their connection while this hook is at work, and go on once somebody writes to the gate: all until
     * then, or only the next one.
     */
    public void losesTheConnectionAndWaitsAt(Path gate, boolean once) {
        install(
                "pre-receive",
                once ? "rm \"$0\"" : "test ! -e '" + gate + ".open' || exit 0",
                "server=$PPID",
                "until grep -q '^sshd' /proc/$server/comm; do server=$(cut -d' ' -f4 /proc/$server/stat); done",
                "kill -9 $server",
                "cat '" + gate + "' > '" + gate + ".passed'");
    }

    /** From now on the server takes no ref whose name begins so. */
    public void refusesRefs(String... prefixes) {
        install("update", "for p in " + String.join(" ", prefixes) + "; do case \"$1\" in $p*) exit 1;; esac; done");
    }

    /** From now on nothing is refused. */
    public void remove() {
        try {
            Files.deleteIfExists(repository.resolve("hooks/pre-receive"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void install(String name, String... lines) {
        try {
            Path hook = repository.resolve("hooks").resolve(name);
            Files.writeString(hook, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
