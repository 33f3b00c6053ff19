package dev.aiemployee.core.git.remote;

import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
        return counted(process);
    }

    @Override
    public boolean reused() {
        return false;
    }

    @Override
    public void abort() {
        running.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly); // hooks
            process.destroyForcibly();
        });
    }
}
