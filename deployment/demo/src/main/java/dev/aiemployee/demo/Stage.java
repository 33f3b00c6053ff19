package dev.aiemployee.demo;

import dev.aiemployee.demo.process.AgentProcess;
import dev.aiemployee.demo.process.AgentProgram;
import dev.aiemployee.demo.server.EmbeddedGitServer;
import dev.aiemployee.demo.server.EmbeddedMailServer;
import dev.aiemployee.demo.server.EmbeddedMailServer.Mailbox;
import dev.aiemployee.demo.witness.BareRepository;
import dev.aiemployee.demo.witness.RawImap;
import dev.aiemployee.demo.witness.RawMail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Everything that stands before the curtain rises: a folder, two servers, two agents that are not running yet. */
final class Stage implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final Path folder;
    private final Pace pace;
    private final EmbeddedGitServer git;
    private final EmbeddedMailServer mail;
    private final AgentProgram cloud;
    private final AgentProgram local;
    private final List<AgentProcess> running = new CopyOnWriteArrayList<>();

    private Stage(Path root, Path folder, Pace pace) throws IOException {
        this.folder = folder;
        this.pace = pace;
        this.git = EmbeddedGitServer.start(Files.createDirectories(folder.resolve("git-host")));
        this.mail = EmbeddedMailServer.start(Cast.everybody());
        EnvFiles env = new EnvFiles(git, mail, pace);
        Path cloudHome = Files.createDirectories(folder.resolve("cloud"));
        Path localHome = Files.createDirectories(folder.resolve("local"));
        this.cloud = new AgentProgram("cloud-agent", jar(root, "cloud-agent"), env.cloud(cloudHome), cloudHome);
        this.local = new AgentProgram("local-agent", jar(root, "local-agent"), env.local(localHome), localHome);
    }

    /**
     * Builds the stage.
     *
     * @param root the project, with both fat jars built
     * @param folder empty; everything of the demo is in it
     */
    static Stage build(Path root, Path folder, Pace pace) {
        try {
            return new Stage(root, folder, pace);
        } catch (IOException e) {
            throw new UncheckedIOException("building the stage in " + folder, e);
        }
    }

    private static Path jar(Path root, String agent) {
        return root.resolve(agent).resolve("target").resolve(agent + ".jar");
    }

    Pace pace() {
        return pace;
    }

    EmbeddedGitServer git() {
        return git;
    }

    EmbeddedMailServer mail() {
        return mail;
    }

    /** The remote with native git's eyes. */
    BareRepository remote() {
        return new BareRepository(git.repository());
    }

    AgentProgram cloud() {
        return cloud;
    }

    AgentProgram local() {
        return local;
    }

    /** The clone on the operator's machine. */
    Path vault() {
        return local.home().resolve("vault");
    }

    /** A file of the operator's vault; empty while it is not there, since an agent may just be replacing it. */
    String read(String path) {
        try {
            return Files.readString(vault().resolve(path));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + path + " in the operator's vault", e);
        }
    }

    /** The clone on the virtual machine. */
    Path cloudVault() {
        return cloud.home().resolve("vault");
    }

    /** A mailbox with a socket's eyes. */
    List<RawMail> inbox(Mailbox mailbox) {
        return RawImap.inbox(mail.host(), mail.imapPort(), mailbox.address(), mailbox.password());
    }

    /** How many mails each sender of the story has got. */
    Map<Mail, Integer> answers() {
        return Arrays.stream(Mail.values())
                .collect(Collectors.toMap(
                        one -> one, one -> inbox(Cast.senderOf(one)).size()));
    }

    AgentProcess start(AgentProgram program) {
        AgentProcess process = program.start();
        running.add(process);
        return process;
    }

    /** The daemons that are up. */
    List<AgentProcess> running() {
        return List.copyOf(running);
    }

    /** Stops a daemon and returns what it ended with; from now on nobody misses it. */
    int stop(AgentProcess process) {
        running.remove(process);
        return process.stop();
    }

    Patience patience() {
        return new Patience(LONGEST_WAIT, this::trouble);
    }

    private Optional<String> trouble() {
        return running.stream()
                .filter(process -> process.exitCode().isPresent())
                .map(process -> process.name() + " ended with exit code "
                        + process.exitCode().getAsInt())
                .findFirst();
    }

    /** The logs of both agents, those that exist. */
    List<Path> logs() {
        return List.of(cloud.log(), local.log()).stream().filter(Files::exists).toList();
    }

    /** Where everything is. */
    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        running.forEach(AgentProcess::close);
        running.clear();
        mail.close();
        git.close();
    }
}
