package dev.aiemployee.core.vault;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vault an operator starts from, packed into the jar. */
public final class VaultTemplate {
    private static final String FOLDER = "/vault-template";

    private VaultTemplate() {}

    /** The template's files with their bytes, sorted by path. */
    public static Map<VaultPath, byte[]> files() {
        try {
            URL dashboard = VaultTemplate.class.getResource(FOLDER + "/Dashboard.md");
            if (dashboard == null) {
                throw new VaultException("the vault template is not in this program; build it again");
            }
            URI place = dashboard.toURI();
            if (!"jar".equals(place.getScheme())) {
                return files(Path.of(place).resolveSibling(""));
            }
            // a file system of its own: the shared one of this jar may be closed by somebody else
            String jar =
                    place.toString().substring("jar:".length(), place.toString().indexOf("!/"));
            try (FileSystem files = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
                return files(files.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException e) {
            throw new VaultException("cannot read the vault template: " + e, e);
        }
    }

    /**
     * Writes what is missing below {@code vault}; what is there stays as it is.
     *
     * @return what was written, sorted
     */
    public static List<VaultPath> copyTo(Path vault) {
        VaultWriter writer = new VaultWriter(vault);
        List<VaultPath> written = new ArrayList<>();
        files().forEach((path, bytes) -> {
            if (writer.createBytes(path, bytes)) {
                written.add(path);
            }
        });
        return List.copyOf(written);
    }

    private static Map<VaultPath, byte[]> files(Path root) throws IOException {
        Map<VaultPath, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(VaultPath.of(root, file), Files.readAllBytes(file));
            }
        }
        return files;
    }
}
