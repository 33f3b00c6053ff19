package dev.aiemployee.core.daemon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a daemon knows of signs of life, for {@code status} and {@code check}: how its own go out, and when it last heard of whom. In
 * the clone's folder for what is never synced; a file that cannot be read counts as none.
 */
public final class AliveFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;

    /** @param vault whose clone it is */
    public AliveFile(Path vault) {
        this.file = vault.resolve(".git/agent/alive.json");
    }

    /** How this clone's own signs went out last; absent before the first one. */
    public Optional<AliveWay> way() {
        String word = read().path("way").asText();
        for (AliveWay way : AliveWay.values()) {
            if (way.name().equals(word)) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** When each agent was heard of last, by its own clock, and how it is. */
    public Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        read().path("seen")
                .properties()
                .forEach(one -> seen.put(one.getKey(), one.getValue().asText()));
        return seen;
    }

    void way(AliveWay way) {
        ObjectNode all = read();
        if (!all.path("way").asText().equals(way.name())) {
            save(all.put("way", way.name()));
        }
    }

    /** Writes what is known of some agents; what is known of others stays. */
    public void seen(Map<String, String> some) {
        ObjectNode all = read();
        ObjectNode seen = all.withObject("/seen");
        some.forEach(seen::put);
        if (!all.equals(read())) {
            save(all);
        }
    }

    private ObjectNode read() {
        try {
            return Files.exists(file) && JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode node
                    ? node
                    : JSON.createObjectNode();
        } catch (JsonProcessingException damaged) {
            return JSON.createObjectNode();
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private void save(ObjectNode all) {
        try {
            AtomicFile.writeUnforced(file, JSON.writeValueAsBytes(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("signs of life do not fit JSON", impossible);
        }
    }
}
