package dev.aiemployee.core.git.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A command whose output is counted down from an allowance, and ends with an error where it is used up. */
final class CountedProcess extends Process {
    /** JGit asks how a command ended that has only closed its output so far. */
    private static final int ENDING_SECONDS = 5;

    private final Process command;
    private final InputStream output;

    CountedProcess(Process command, AtomicLong allowance) {
        this.command = command;
        this.output = new CountedStream(command.getInputStream(), allowance);
    }

    @Override
    public int exitValue() {
        try {
            if (!command.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                return -1;
            }
            return command.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        } catch (IllegalThreadStateException noStatus) { // the host died before it said how the command ended
            return -1;
        }
    }

    @Override
    public OutputStream getOutputStream() {
        return command.getOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return output;
    }

    @Override
    public InputStream getErrorStream() {
        return command.getErrorStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        return command.waitFor();
    }

    @Override
    public void destroy() {
        command.destroy();
    }
}
