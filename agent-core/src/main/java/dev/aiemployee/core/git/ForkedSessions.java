package dev.aiemployee.core.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * Git's commands as processes of this machine: for a remote that is a folder. JGit's in-process server would run no hooks and
 * stalls about a second; its own forked one cannot be killed when it hangs.
 */
final class ForkedSessions extends Sessions {
    private final Set<Process> running = Collections.newSetFromMap(new ConcurrentHashMap<>());

    @Override
    public RemoteSession getSession(URIish uri, @Nullable CredentialsProvider credentials, FS fs, int timeout) {
        return new RemoteSession2() {
            @Override
            public Process exec(String command, int seconds) throws IOException {
                return exec(command, Map.of(), seconds);
            }

            @Override
            public Process exec(String command, Map<String, String> environment, int seconds) throws IOException {
                return start(command, environment);
            }

            @Override
            public void disconnect() {}
        };
    }

    private Process start(String command, Map<String, String> environment) throws IOException {
        ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", "exec " + command);
        shell.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        shell.environment().putAll(environment);
        Process process = shell.start();
        running.add(process);
        var unused = process.onExit().thenAccept(running::remove);
        return new Command(process);
    }

    @Override
    boolean reused() {
        return false;
    }

    @Override
    void abort() {
        running.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // hooks
            process.destroyForcibly();
        });
    }

    /** JGit asks how a command ended that has only closed its output so far. */
    private static final class Command extends Process {
        private static final int ENDING_SECONDS = 5;
        private final Process process;

        Command(Process process) {
            this.process = process;
        }

        @Override
        public int exitValue() {
            try {
                process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return process.exitValue();
        }

        @Override
        public OutputStream getOutputStream() {
            return process.getOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return process.getInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return process.getErrorStream();
        }

        @Override
        public int waitFor() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void destroy() {
            process.destroy();
        }
    }
}
