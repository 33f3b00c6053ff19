package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.FileRights;
import dev.aiemployee.core.env.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file of {@code MCP_CONFIG_PATH} on disk. It names programs that will be run, so nobody else may be able to write it. */
public final class McpConfigFile {
    private static final long MOST_BYTES = 256 << 10;

    private McpConfigFile() {}

    /**
     * What was read.
     *
     * @param problems each keeps the configuration from being used
     * @param notes worth a line, and no problem
     */
    public record Loaded(McpConfig config, List<Problem> problems, List<String> notes) {}

    /** Reads and judges the file. Nothing is started. */
    public static Loaded load(Path file, Path vault) {
        List<Problem> problems = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("it has more than " + MOST_BYTES + " bytes");
            }
            judgePlace(file.toRealPath(), vault, problems);
            judgeRights(file, problems, notes);
            ConfigReader.Read read = ConfigReader.read(name, Files.readString(file, StandardCharsets.UTF_8));
            problems.addAll(read.problems());
            read.config().actions().forEach(action -> judgeProgram(action.tool().server(), vault, problems));
            return new Loaded(read.config(), problems.stream().distinct().toList(), notes);
        } catch (CharacterCodingException e) {
            problems.add(problem(file, "is not UTF-8", "save it as UTF-8"));
        } catch (IOException e) {
            problems.add(problem(file, "cannot be read: " + e.getMessage(), "look at the path and the file's rights"));
        }
        return new Loaded(McpConfig.NONE, problems, notes);
    }

    private static void judgePlace(Path file, Path vault, List<Problem> problems) {
        if (isIn(vault, file)) {
            problems.add(problem(file, "lies in the vault, which is shared", "move it elsewhere"));
        }
    }

    private static void judgeRights(Path file, List<Problem> problems, List<String> notes) throws IOException {
        FileRights rights = FileRights.of(file);
        if (rights.canOthersWrite()) {
            problems.add(problem(file, "can be written by others, and names programs to run", rights.fix()));
        } else if (rights.canOthersRead()) {
            notes.add("MCP_CONFIG_PATH: others can read the file; if it holds tokens: " + rights.fix());
        }
    }

    /** What lies in the vault may have been written by whoever can push. */
    private static void judgeProgram(McpServer server, Path vault, List<Problem> problems) {
        if (server.reach() instanceof McpServer.Program program) {
            boolean shared = isIn(vault, Path.of(program.command().get(0)))
                    || (!program.folder().isEmpty() && isIn(vault, Path.of(program.folder())));
            if (shared) {
                problems.add(new Problem(
                        "MCP_CONFIG_PATH",
                        "starts server `" + server.name() + "` from the vault, which is shared",
                        "keep program and folder elsewhere"));
            }
        }
    }

    private static boolean isIn(Path vault, Path path) {
        return path.toAbsolutePath()
                        .normalize()
                        .startsWith(vault.toAbsolutePath().normalize())
                || real(path).startsWith(real(vault));
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static Problem problem(Path file, String what, String fix) {
        return new Problem("MCP_CONFIG_PATH: " + file, what, fix);
    }
}
