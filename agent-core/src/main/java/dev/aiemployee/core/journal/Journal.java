package dev.aiemployee.core.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.OsLock;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An append-only file of records, one JSON object a line. A record counts once {@link #append} has returned: it is on the
 * disk then. One process writes a journal at a time, held by an OS lock until {@link #close}; its threads may share it.
 */
public final class Journal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> RECORD = new TypeReference<>() {};

    private final Path file;
    private final OsLock lock;
    private RandomAccessFile access;
    private boolean failed;

    private Journal(Path file, OsLock lock, RandomAccessFile access) {
        this.file = file;
        this.lock = lock;
        this.access = access;
    }

    /**
     * Opens a journal, made with its folders when missing, readable by its owner alone. A last line that a crash tore off
     * never counted, and is cut.
     *
     * @throws VaultException when another journal object has the file open, or a record in it cannot be read
     */
    public static Journal open(Path file) {
        // beside, not the journal itself: reading it would drop a POSIX lock on it
        OsLock lock = OsLock.tryLock(file.resolveSibling(file.getFileName() + ".lock"), "")
                .orElseThrow(() -> new VaultException("journal " + file + " is open in another process"));
        boolean opened = false;
        try {
            Journal journal = new Journal(file, lock, cutToWholeLines(file));
            opened = true;
            return journal;
        } catch (IOException e) {
            throw new VaultException("cannot open journal " + file + ": " + e, e);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /**
     * The records of a journal, oldest first, whoever has it open; a torn last line is left out. Empty when there is none.
     *
     * @throws VaultException when a line is no record: then nothing in the file may be trusted
     */
    public static List<Map<String, String>> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new VaultException("cannot read journal " + file + ": " + e, e);
        }
        String text = new String(bytes, 0, endOfLastLine(bytes), StandardCharsets.UTF_8);
        List<Map<String, String>> records = new ArrayList<>();
        for (int start = 0, end = text.indexOf('\n'); end >= 0; start = end + 1, end = text.indexOf('\n', start)) {
            records.add(record(file, records.size() + 1, text.substring(start, end)));
        }
        return List.copyOf(records);
    }

    /** All records so far, oldest first. */
    public synchronized List<Map<String, String>> readAll() {
        return read(file);
    }

    /**
     * Adds a record and waits for the disk.
     *
     * @throws VaultException when the disk failed; what it holds is not known then, so this journal takes no more
     */
    public synchronized void append(Map<String, String> record) {
        if (failed) {
            throw new VaultException("journal " + file + " failed before; restart to read it again");
        }
        try {
            byte[] line = (JSON.writeValueAsString(record) + "\n").getBytes(StandardCharsets.UTF_8);
            failed = true;
            access.write(line);
            access.getFD().sync();
            failed = false;
        } catch (IOException e) {
            throw new VaultException("cannot append to journal " + file + ": " + e, e);
        }
    }

    /**
     * Puts these records in the place of all others, at once: after a crash the file holds the old ones or the new ones.
     *
     * @throws VaultException when the disk failed; this journal takes no more then
     */
    public synchronized void replaceAll(List<Map<String, String>> records) {
        if (failed) {
            throw new VaultException("journal " + file + " failed before; restart to read it again");
        }
        try {
            StringBuilder text = new StringBuilder();
            for (Map<String, String> record : records) {
                text.append(JSON.writeValueAsString(record)).append('\n');
            }
            failed = true;
            access.close();
            AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
            ownersAlone(file);
            access = cutToWholeLines(file);
            failed = false;
        } catch (IOException e) {
            throw new VaultException("cannot shorten journal " + file + ": " + e, e);
        }
    }

    /** Gives the file free for another writer; nothing is left to write. */
    @Override
    public synchronized void close() {
        try {
            failed = true;
            access.close();
        } catch (IOException e) {
            throw new VaultException("cannot close journal " + file + ": " + e, e);
        } finally {
            lock.close();
        }
    }

    private static void create(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return;
        }
        if (folder != null && ownersAlone(file)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static boolean ownersAlone(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return posix;
    }

    private static RandomAccessFile cutToWholeLines(Path file) throws IOException {
        create(file);
        read(file);
        long whole = endOfLastLine(Files.readAllBytes(file));
        RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw");
        access.setLength(whole);
        access.seek(whole);
        access.getFD().sync();
        return access;
    }

    private static int endOfLastLine(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private static Map<String, String> record(Path file, int line, String text) {
        try {
            return JSON.readValue(text, RECORD);
        } catch (JsonProcessingException e) {
            throw new VaultException("journal " + file + ", line " + line
                    + " is damaged; keep a copy, restore the file from a backup, and look at what was sent since");
        }
    }
}
