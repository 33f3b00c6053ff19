package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.FileStamp;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One name of a folder: what it is, and its stamp. Asks the system once; follows no link. */
public record DiskEntry(Kind kind, FileStamp stamp) {
    /** What a name stands for. */
    enum Kind {
        FILE(""),
        FOLDER(""),
        LINK("a link, and links are not synced; put the file or folder itself here"),
        OTHER("no ordinary file (a pipe, a socket or a device), and cannot be synced");

        private final String refusal;

        Kind(String refusal) {
            this.refusal = refusal;
        }

        /** Why it is held; empty for what may be synced. */
        String refusal() {
            return refusal;
        }
    }

    private static final boolean UNIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("unix");
    private static final String WANTED = "unix:mode,ino,ctime,size,lastModifiedTime";
    private static final int TYPE = 0170000;
    private static final int FOLDER_TYPE = 0040000;
    private static final int FILE_TYPE = 0100000;
    private static final int LINK_TYPE = 0120000;

    public static DiskEntry read(Path file) throws IOException {
        return UNIX && file.getFileSystem() == FileSystems.getDefault() ? readUnix(file) : readBasic(file);
    }

    private static DiskEntry readUnix(Path file) throws IOException {
        Map<String, Object> found = Files.readAttributes(file, WANTED, LinkOption.NOFOLLOW_LINKS);
        Kind kind = switch (number(found, "mode").intValue() & TYPE) {
            case FILE_TYPE -> Kind.FILE;
            case FOLDER_TYPE -> Kind.FOLDER;
            case LINK_TYPE -> Kind.LINK;
            default -> Kind.OTHER;
        };
        FileStamp stamp = new FileStamp(
                number(found, "size").longValue(),
                time(found, "lastModifiedTime").toInstant(),
                time(found, "ctime").to(TimeUnit.NANOSECONDS),
                number(found, "ino").longValue());
        return new DiskEntry(kind, stamp);
    }

    private static Number number(Map<String, Object> found, String name) {
        return found.get(name) instanceof Number number ? number : 0L;
    }

    private static FileTime time(Map<String, Object> found, String name) {
        return found.get(name) instanceof FileTime time ? time : FileTime.fromMillis(0);
    }

    /** Without the times of inodes there is nothing better than the time of last change, and no file stays unproven for that. */
    private static DiskEntry readBasic(Path file) throws IOException {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Kind kind = found.isRegularFile()
                ? Kind.FILE
                : found.isDirectory() ? Kind.FOLDER : found.isSymbolicLink() ? Kind.LINK : Kind.OTHER;
        Instant modified = found.lastModifiedTime().toInstant();
        return new DiskEntry(
                kind,
                new FileStamp(found.size(), modified, found.lastModifiedTime().to(TimeUnit.NANOSECONDS), 0));
    }
}
