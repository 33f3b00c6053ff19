package dev.aiemployee.core.reliability;

import dev.aiemployee.core.support.MovingClock;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.task.AgentKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Where the operator's notes are: two machines with a local agent, a phone with native git that signs its commits, the cloud's clone,
 * and a plain copy that has no sync and gets every edit.
 */
final class HuntPlaces {
    final Path folder;
    final Path plain;
    final Path phone;
    final NativeGit onPhone;
    final HuntMachine home;
    final HuntMachine laptop;
    final HuntMachine cloud;
    final List<String> wrong = new ArrayList<>();
    private final MovingClock clock = new MovingClock(Instant.now());

    /** Joins a repository in use, with that many files, from three machines. */
    HuntPlaces(Path folder, long seed, int files, Random random) throws IOException {
        this.folder = folder;
        plain = Files.createDirectories(folder.resolve("plain"));
        phone = folder.resolve("phone");
        NativeGit above = new NativeGit(folder);
        above.run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        above.run("clone", "-q", "origin.git", "phone");
        above.run("init", "-q", "--initial-branch=main", "plain");
        onPhone = new NativeGit(phone);
        home = new HuntMachine(folder, "local", AgentKind.LOCAL, clock, random);
        laptop = new HuntMachine(folder, "local-2", AgentKind.LOCAL, clock, random);
        cloud = new HuntMachine(folder, "cloud", AgentKind.CLOUD, clock, random);
        Files.createDirectories(folder.resolve("keys"));
        keys();
        new UsedVault(seed).fill(phone, files);
        new UsedVault(seed).fill(plain, files);
        onPhone.run("switch", "-q", "-c", "main");
        pushFromPhone();
        home.must("init", "--yes");
        laptop.must("init", "--join");
        cloud.must("init");
        UsedVault.fillIgnored(home.vault());
    }

    List<HuntMachine> machines() {
        return List.of(home, laptop, cloud);
    }

    /** The phone signs as the operator, each machine as the device it is, and each machine knows both. */
    private void keys() throws IOException {
        write("keys/signers", "operator@example.org " + key("operator"));
        String first = key("local");
        String second = key("local-2");
        write("keys/devices-local", "local-2 " + second);
        write("keys/devices-local-2", "local " + first);
        for (HuntMachine machine : List.of(home, laptop)) {
            machine.set(
                            "OPERATOR_ALLOWED_SIGNERS",
                            folder.resolve("keys/signers").toString())
                    .set(
                            "DEVICE_ALLOWED_SIGNERS",
                            folder.resolve("keys/devices-" + machine.name()).toString())
                    .set(
                            "DEVICE_KEY_PATH",
                            folder.resolve("keys/key-" + machine.name()).toString());
        }
        onPhone.run("config", "gpg.format", "ssh");
        onPhone.run(
                "config", "user.signingkey", folder.resolve("keys/key-operator").toString());
        onPhone.run("config", "commit.gpgsign", "true");
        onPhone.run("config", "pull.rebase", "true");
    }

    private String key(String name) throws IOException {
        Path key = folder.resolve("keys/key-" + name);
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString());
        return Files.readString(Path.of(key + ".pub"));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        Files.setPosixFilePermissions(folder.resolve(name), PosixFilePermissions.fromString("rw-------"));
    }

    /** Runs a program and takes nothing but success for an answer. */
    static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new AssertionError(String.join(" ", command));
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }

    /** One more line of what happened, for whoever looks into a failure. */
    void tell(String line) throws IOException {
        Files.writeString(folder.resolve("story"), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void pullOnPhone() {
        onPhone.run("pull", "-q", "origin", "main");
    }

    void pushFromPhone(String... options) {
        onPhone.run("add", "-A");
        List<String> commit = new ArrayList<>(List.of(options));
        commit.addAll(List.of("commit", "-q", "--allow-empty", "-m", "vault backup"));
        onPhone.run(commit.toArray(String[]::new));
        while (onPhone.attempt("push", "-q", "origin", "main").exitCode() != 0) {
            pullOnPhone();
        }
    }

    /** A while later an agent syncs, as a command from cron does. */
    void sync(HuntMachine machine) throws IOException {
        clock.advance(Duration.ofMinutes(30));
        tell("  sync " + machine.name());
        HuntMachine.Said said = machine.type("sync");
        if (said.code() != 0) {
            wrong.add(machine.name() + " sync ended with " + said.code() + ": " + said.text());
        }
    }

    /** Everybody until nothing moves any more; that they come to rest is looked at too. */
    void settle() throws IOException {
        String before = "";
        for (int round = 0; round < 8; round++) {
            String tip = onPhone.run("ls-remote", "origin", "refs/heads/main");
            if (tip.equals(before)) {
                pullOnPhone();
                return;
            }
            before = tip;
            for (HuntMachine machine : machines()) {
                sync(machine);
            }
        }
        wrong.add("the machines do not come to rest: "
                + new NativeGit(folder.resolve("origin.git")).run("log", "-5", "--format=%an %s", "main"));
        pullOnPhone();
    }
}
