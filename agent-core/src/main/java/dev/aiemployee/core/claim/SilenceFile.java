package dev.aiemployee.core.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Keeps the silences over restarts. A file that cannot be read counts as none: then a claim is only given more time. */
public final class SilenceFile {
    /** Its name in the agent's state folder. */
    public static final String NAME = "claim-silences.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param file in the agent's state folder */
    public SilenceFile(Path file) {
        this.file = file;
    }

    /** What was watched so far, by the path at which each task is held. */
    public Map<VaultPath, Silence> load() {
        Map<VaultPath, Silence> silences = new TreeMap<>();
        try {
            if (Files.exists(file)) {
                JSON.readTree(Files.readAllBytes(file)).forEach(item -> add(silences, item));
            }
        } catch (JsonProcessingException damaged) {
            return new TreeMap<>();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
        return silences;
    }

    void save(Map<VaultPath, Silence> silences) {
        ArrayNode list = JSON.createArrayNode();
        silences.forEach((path, silence) -> list.addObject()
                .put("path", path.value())
                .put("claim", silence.claim())
                .put("text", silence.text())
                .put("sign", silence.sign())
                .put("seconds", silence.lasted().toSeconds()));
        try {
            AtomicFile.write(file, JSON.writeValueAsBytes(list));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("silences do not fit JSON", impossible);
        }
    }

    private static void add(Map<VaultPath, Silence> silences, JsonNode item) {
        String path = item.path("path").asText();
        if (VaultPath.isVaultPath(path)) {
            silences.put(
                    new VaultPath(path),
                    new Silence(
                            item.path("claim").asText(),
                            item.path("text").asText(),
                            item.path("sign").asText(),
                            Duration.ofSeconds(Math.max(0, item.path("seconds").asLong()))));
        }
    }
}
