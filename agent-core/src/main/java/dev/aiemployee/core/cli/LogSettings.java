package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.EnvFile;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How much is logged and how, as the settings file says. The logging starts before any command is read, so this looks at the words of
 * the command line by itself; a value that the check will refuse is left out. Touches no logger.
 */
public final class LogSettings {
    private static final List<EnvVar> VARIABLES = List.of(EnvVar.LOG_LEVEL, EnvVar.LOG_FORMAT);
    private static final String OPTION = "--env-file";

    private LogSettings() {}

    /** What to set as system properties before the first logger is made; what the process's environment says goes first. */
    public static Map<String, String> of(AgentKind kind, Map<String, String> process, Path folder, List<String> words) {
        Map<String, String> settings = new LinkedHashMap<>();
        Path file = folder.resolve(file(kind, words));
        Map<String, String> read =
                Files.isRegularFile(file) ? EnvFile.load(file).values() : Map.of();
        for (EnvVar variable : VARIABLES) {
            String value = read.getOrDefault(variable.name(), "").strip();
            if (process.getOrDefault(variable.name(), "").isBlank() && variable.accepts(value)) {
                settings.put(variable.name(), value);
            }
        }
        return settings;
    }

    private static String file(AgentKind kind, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).startsWith(OPTION + "=")) {
                return words.get(i).substring(OPTION.length() + 1);
            }
            if (words.get(i).equals(OPTION) && i + 1 < words.size()) {
                return words.get(i + 1);
            }
        }
        return ".env." + kind.word();
    }
}
