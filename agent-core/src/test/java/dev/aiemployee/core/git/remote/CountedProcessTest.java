package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountedProcessTest {
    @Test
    void aCommandWhoseHostDiedBeforeItEndedHasFailed() {
        assertThat(new CountedProcess(new Lost(), new AtomicLong(1)).exitValue())
                .isNegative();
    }

    /** What the SSH library gives when the connection is gone: over, but without a status. */
    private static final class Lost extends Process {
        @Override
        public boolean waitFor(long timeout, TimeUnit unit) {
            return true;
        }

        @Override
        public int exitValue() {
            throw new IllegalThreadStateException("git-upload-pack is not yet completed");
        }

        @Override
        public int waitFor() {
            return -1;
        }

        @Override
        public OutputStream getOutputStream() {
            return OutputStream.nullOutputStream();
        }

        @Override
        public InputStream getInputStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public InputStream getErrorStream() {
            return InputStream.nullInputStream();
        }

        @Override
        public void destroy() {}
    }
}
