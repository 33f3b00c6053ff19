package dev.aiemployee.core.git;

import java.io.FilterInputStream;
import java.io.IOException;
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
        this.output = new Counted(command.getInputStream(), allowance);
    }

    private static final class Counted extends FilterInputStream {
        private final AtomicLong allowance;

        Counted(InputStream output, AtomicLong allowance) {
            super(output);
            this.allowance = allowance;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = in.skip(wanted);
            count(skipped);
            return skipped;
        }

        private void count(long bytes) throws IOException {
            if (allowance.addAndGet(-bytes) < 0) {
                throw new IOException("the remote says more than it is allowed to");
            }
        }
    }

    @Override
    public int exitValue() {
        try {
            if (!command.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                return -1;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return -1;
        }
        return command.exitValue();
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
