package dev.aiemployee.demo.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.demo.process.Command;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedGitServerTest {
    private static final PersonIdent AUTHOR = new PersonIdent("Demo", "demo@example.org");

    @TempDir
    Path folder;

    private EmbeddedGitServer server;

    @BeforeEach
    void start() {
        server = EmbeddedGitServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aKnownKeyPushesAndClones() throws Exception {
        Path key = server.newKey("cloud");

        try (Git mine = commitOf("hello\n")) {
            assertThat(push(mine, key, "main").getStatus()).isEqualTo(RemoteRefUpdate.Status.OK);
        }

        assertThat(Command.git(server.repository(), "show", "main:note.md")
                        .run()
                        .orThrow()
                        .text())
                .isEqualTo("hello\n");
        Path copy = folder.resolve("copy");
        over(Git.cloneRepository().setURI(server.url()).setDirectory(copy.toFile()), key)
                .call()
                .close();
        assertThat(copy.resolve("note.md")).hasContent("hello\n");
    }

    @Test
    void aForcedPushAndADeletionAreRefused() throws Exception {
        Path key = server.newKey("cloud");
        try (Git mine = commitOf("first\n")) {
            push(mine, key, "main");
            mine.commit()
                    .setAmend(true)
                    .setMessage("rewritten")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call();

            RemoteRefUpdate forced = push(mine, key, "+main");
            RemoteRefUpdate deleted = push(mine, key, ":refs/heads/main");

            assertThat(List.of(forced.getStatus(), deleted.getStatus()))
                    .doesNotContain(RemoteRefUpdate.Status.OK, RemoteRefUpdate.Status.UP_TO_DATE);
        }
        assertThat(Command.git(server.repository(), "log", "--format=%s", "main")
                        .run()
                        .lines())
                .containsExactly("a note");
    }

    @Test
    void anUnknownKeyIsNotLetIn() throws Exception {
        Path stranger = folder.resolve("stranger");
        SshKeys.writePrivate(SshKeys.generate(), "stranger", stranger);

        try (Git mine = commitOf("hello\n")) {
            assertThatThrownBy(() -> push(mine, stranger, "main")).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void aServerWithAnotherHostKeyIsNotTrusted() throws Exception {
        Path key = server.newKey("cloud");
        int port = Integer.parseInt(server.url().replaceAll(".*:(\\d+)/.*", "$1"));
        Files.writeString(
                server.knownHosts(),
                SshKeys.knownHost("127.0.0.1", port, SshKeys.generate().getPublic()));

        try (Git mine = commitOf("hello\n")) {
            assertThatThrownBy(() -> push(mine, key, "main")).isInstanceOf(TransportException.class);
        }
    }

    @Test
    void nativeGitFetchesAndPushesWhereSshIsInstalled() throws Exception {
        assumeTrue(isInstalled("ssh"), "ssh is not installed");
        Path key = server.newKey("operator");
        Path work = Files.createDirectories(folder.resolve("work"));
        String ssh = "ssh -F none -i " + key
                + " -o IdentitiesOnly=yes -o StrictHostKeyChecking=yes -o UserKnownHostsFile=" + server.knownHosts();
        Command.git(work, "init", "--quiet").run().orThrow();
        Files.writeString(work.resolve("note.md"), "from native git\n");
        Command.git(work, "add", ".").run().orThrow();
        Command.git(work, "-c", "user.name=D", "-c", "user.email=d@example.org", "commit", "-qm", "native")
                .run()
                .orThrow();

        Command.git(work, "-c", "core.sshCommand=" + ssh, "push", "-q", server.url(), "HEAD:refs/heads/main")
                .run()
                .orThrow();
        Command.git(work, "-c", "core.sshCommand=" + ssh, "fetch", "-q", server.url(), "main")
                .run()
                .orThrow();

        assertThat(Command.git(server.repository(), "show", "main:note.md")
                        .run()
                        .text())
                .isEqualTo(Command.git(work, "show", "FETCH_HEAD:note.md").run().text())
                .isEqualTo("from native git\n");
    }

    @Test
    void nothingButThisRepositoryIsServed() throws Exception {
        Path key = server.newKey("cloud");

        try (Git mine = commitOf("hello\n")) {
            assertThatThrownBy(() -> over(
                                    mine.push()
                                            .setRemote(server.url().replace("vault.git", "other.git"))
                                            .setRefSpecs(new RefSpec("main")),
                                    key)
                            .call())
                    .isInstanceOf(TransportException.class);
        }
    }

    private Git commitOf(String text) throws Exception {
        Git git = Git.init()
                .setDirectory(folder.resolve("mine").toFile())
                .setInitialBranch("main")
                .call();
        Files.writeString(git.getRepository().getWorkTree().toPath().resolve("note.md"), text);
        git.add().addFilepattern("note.md").call();
        git.commit()
                .setMessage("a note")
                .setAuthor(AUTHOR)
                .setCommitter(AUTHOR)
                .setSign(false)
                .call();
        return git;
    }

    private RemoteRefUpdate push(Git git, Path key, String what) throws Exception {
        return over(git.push().setRemote(server.url()).setRefSpecs(new RefSpec(what)), key)
                .call()
                .iterator()
                .next()
                .getRemoteUpdates()
                .iterator()
                .next();
    }

    private <C extends TransportCommand<C, ?>> C over(C command, Path key) {
        SshdSessionFactory sessions = new SshdSessionFactoryBuilder()
                .setHomeDirectory(folder.toFile())
                .setSshDirectory(folder.resolve(".ssh").toFile())
                .setDefaultIdentities(home -> List.of(key))
                .setDefaultKnownHostsFiles(home -> List.of(server.knownHosts()))
                .setConfigStoreFactory((home, config, user) -> null)
                .setPreferredAuthentications("publickey")
                .build(null);
        return command.setTransportConfigCallback(
                        transport -> ((SshTransport) transport).setSshSessionFactory(sessions))
                .setTimeout(20);
    }

    private static boolean isInstalled(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, program)));
    }
}
