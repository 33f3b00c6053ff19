package dev.aiemployee.demo.server;

import dev.aiemployee.demo.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.AbstractCommandSupport;

/**
 * What a Git host lets a key do, and nothing else: one repository's {@code git-upload-pack} and
 * {@code git-receive-pack}, run by the native git of this machine. That git, and not the agents' own library, thereby
 * judges every object that the agents push.
 */
final class GitPack extends AbstractCommandSupport {
    private static final Pattern ALLOWED = Pattern.compile("git[- ](upload-pack|receive-pack) '/?([A-Za-z0-9._-]+)'");

    private final Path repository;

    GitPack(String command, Path repository) {
        super(command, null);
        this.repository = repository;
    }

    @Override
    public void run() {
        try {
            Optional<String> service = service();
            if (service.isEmpty()) {
                getErrorStream().write("this key may fetch and push one repository\n".getBytes(StandardCharsets.UTF_8));
                getErrorStream().flush();
                onExit(128, "refused");
                return;
            }
            onExit(serve(service.get()));
        } catch (IOException e) {
            onExit(128, "the connection broke");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            onExit(128, "stopped");
        }
    }

    private Optional<String> service() {
        Matcher matcher = ALLOWED.matcher(getCommand());
        Path name = repository.getFileName();
        return matcher.matches() && name != null && matcher.group(2).equals(name.toString())
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    private int serve(String service) throws IOException, InterruptedException {
        Process git = Command.git(repository, service, repository.toString())
                .builder()
                .start();
        try {
            Thread requests = copy(getInputStream(), git.getOutputStream());
            Thread errors = copy(git.getErrorStream(), getErrorStream());
            pump(git.getInputStream(), getOutputStream());
            errors.join();
            requests.interrupt();
            return git.waitFor();
        } finally {
            git.destroy();
        }
    }

    private Thread copy(InputStream from, OutputStream to) {
        Thread thread = new Thread(
                () -> {
                    try (to) {
                        pump(from, to);
                    } catch (IOException e) {
                        log.debug("{}: one side hung up: {}", getCommand(), e.getMessage());
                    }
                },
                "git-pack");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void pump(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[32 * 1024];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            to.flush();
        }
    }

    @Override
    public void destroy(ChannelSession channel) throws Exception {
        getInputStream().close();
        super.destroy(channel);
    }
}
