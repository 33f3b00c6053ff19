package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.FileStamp;
import dev.aiemployee.core.vault.ScratchNames;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * One walk over the files of a vault that may be synced. Follows no link, enters no dot folder, and passes by what other programs put
 * there for themselves. What cannot be read holds itself and what lies below it; the walk goes on beside it.
 */
final class VaultWalk {
    /** What is told of what a walk meets. */
    interface Found {
        /** An ordinary file. */
        void file(VaultPath path, FileStamp stamp);

        /** Something that is no ordinary file, or has no path that a vault can hold; what lies below it is not known. */
        void held(String path, String why);

        /** A file or folder that cannot be read: what lies there, or below, is not known. */
        void unreadable(VaultPath path, IOException why);
    }

    private static final char UNDECODABLE = '\uFFFD';

    private final Path vault;
    private final ApplySeam seam;
    private final int prefix;
    private final boolean slashes;

    VaultWalk(Path vault, ApplySeam seam) {
        this.vault = vault;
        this.seam = seam;
        this.prefix = vault.toString().length() + 1;
        this.slashes = vault.getFileSystem().getSeparator().equals("/");
    }

    /** Whether a walk would come to this path: no part of it is hidden, or another program's folder. */
    static boolean reaches(VaultPath path) {
        String value = path.value();
        for (String part : value.split("/", -1)) {
            if (ScratchNames.isFolder(part)) {
                return false;
            }
        }
        boolean kept = path.fileName().equals(".gitkeep") || value.equals(".gitignore");
        int hidden = value.startsWith(".") ? 0 : value.indexOf("/.") + 1;
        return hidden == 0 ? !value.startsWith(".") || kept : kept && value.indexOf('/', hidden) < 0;
    }

    /** Visits everything below the vault. @throws VaultException when the vault itself cannot be read */
    void visit(Found found) {
        visit(vault, found);
    }

    /** Visits everything below one folder. */
    void visit(VaultPath folder, Found found) {
        visit(folder.in(vault), found);
    }

    private void visit(Path start, Found found) {
        Deque<Path> waiting = new ArrayDeque<>(List.of(start));
        for (Path folder = waiting.poll(); folder != null; folder = waiting.poll()) {
            try {
                list(folder, waiting, found);
            } catch (NoSuchFileException | NotDirectoryException moved) {
                failIfVault(folder, moved);
            } catch (IOException failure) {
                failIfVault(folder, failure);
                unreadable(pathOf(folder), failure, found);
            }
        }
    }

    private void failIfVault(Path folder, IOException failure) {
        if (folder.equals(vault)) {
            throw new VaultException("cannot walk the vault " + vault + ": " + failure, failure);
        }
    }

    private void list(Path folder, Deque<Path> waiting, Found found) throws IOException {
        seam.reading(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String path = pathOf(file);
                if (!isHidden(path)) {
                    look(file, path, waiting, found);
                }
            }
        } catch (DirectoryIteratorException failure) {
            throw failure.getCause();
        }
    }

    private static void look(Path file, String path, Deque<Path> waiting, Found found) {
        DiskEntry entry;
        try {
            entry = DiskEntry.read(file);
        } catch (NoSuchFileException moved) {
            return;
        } catch (IOException failure) {
            unreadable(path, failure, found);
            return;
        }
        boolean folder = entry.kind() == DiskEntry.Kind.FOLDER;
        if (!folder && ScratchNames.isFile(path.substring(path.lastIndexOf('/') + 1))) {
            return;
        }
        if (path.indexOf(UNDECODABLE, path.lastIndexOf('/') + 1) >= 0) {
            found.held(path, "a name that is not written in UTF-8, so other systems cannot hold it; rename it");
        } else if (!VaultPath.isVaultPath(path)) {
            found.held(path, "a name that not every system can hold; rename it");
        } else if (folder) {
            String name = String.valueOf(file.getFileName());
            if (!name.startsWith(".") && !ScratchNames.isFolder(name)) {
                waiting.add(file);
            }
        } else if (entry.kind() == DiskEntry.Kind.FILE) {
            found.file(new VaultPath(path), entry.stamp());
        } else {
            found.held(path, entry.kind().refusal());
        }
    }

    private static void unreadable(String path, IOException failure, Found found) {
        if (VaultPath.isVaultPath(path)) {
            found.unreadable(new VaultPath(path), failure);
        } else {
            found.held(path, Unreadable.why(failure));
        }
    }

    private static boolean isHidden(String path) {
        int name = path.lastIndexOf('/') + 1;
        return path.startsWith(".", name)
                && !path.endsWith("/.gitkeep")
                && !path.equals(".gitkeep")
                && !path.equals(".gitignore");
    }

    private String pathOf(Path file) {
        String path = file.toString().substring(prefix);
        return slashes ? path : path.replace(vault.getFileSystem().getSeparator(), "/");
    }
}
