package dev.aiemployee.cloud.watch;

import dev.aiemployee.cloud.mail.MailBytes;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a message grows while it is fetched: in memory when it is small, else in a file outside the vault. One thread. */
public final class MailSpool {
    private static final int SMALL = 256 << 10;

    private final Path folder;

    /** @param folder of this spool alone; what lies there is of a process that ended meanwhile */
    public MailSpool(Path folder) {
        this.folder = folder;
    }

    Growing begin(long uid, long expected) throws IOException {
        Files.createDirectories(folder);
        return new Growing(uid, expected > SMALL);
    }

    /** Takes away what an earlier process left. */
    public void removeLeftovers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.eml")) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    /** One message. */
    final class Growing implements Closeable {
        private final @Nullable Path file;
        private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
        private final OutputStream out;
        private long length;
        private boolean done;

        Growing(long uid, boolean large) throws IOException {
            file = large ? folder.resolve(uid + ".eml") : null;
            out = file == null ? memory : Files.newOutputStream(file);
        }

        void add(byte[] bytes, int start, int count) throws IOException {
            out.write(bytes, start, count);
            length += count;
        }

        long length() {
            return length;
        }

        /** What has grown; its file, if any, is the mail's from here on. */
        MailBytes finish() throws IOException {
            out.close();
            done = true;
            return file == null ? MailBytes.of(memory.toByteArray()) : MailBytes.of(file.toFile());
        }

        @Nullable
        Path file() {
            return file;
        }

        @Override
        public void close() throws IOException {
            out.close();
            if (!done && file != null) {
                Files.deleteIfExists(file);
            }
        }
    }
}
