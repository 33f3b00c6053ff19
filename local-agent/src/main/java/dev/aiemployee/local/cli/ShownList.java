package dev.aiemployee.local.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.local.approve.content.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The list that was last shown on this machine, which its numbers and short names stand for: the file {@value #NAME} below {@code
 * STATE_PATH}, the owner's alone. What it names is bound to what was shown; one that cannot be read is no list.
 */
final class ShownList {
    static final String NAME = "shown-list.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One line of it. */
    record Line(int number, String id, String who, Digest content, Digest line) {
        /** Whether the same would be sent. */
        boolean isSameContent(Listed now) {
            return content.equals(now.content());
        }

        /** Whether nothing at all is different. */
        boolean isSame(Listed now) {
            return isSameContent(now) && line.equals(now.line());
        }
    }

    private final Path file;
    private final List<Line> lines;

    private ShownList(Path file, List<Line> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** The one in this state folder; empty when none was shown. */
    static ShownList in(Path state) {
        Path file = state.resolve(NAME);
        List<Line> lines = new ArrayList<>();
        try {
            JSON.readTree(Files.readAllBytes(file)).forEach(node -> lines.add(line(node)));
        } catch (IOException | IllegalArgumentException none) {
            lines.clear();
        }
        return new ShownList(file, lines);
    }

    Optional<Line> number(int number) {
        return lines.stream().filter(line -> line.number() == number).findFirst();
    }

    Optional<Line> of(Listed item) {
        return lines.stream().filter(line -> line.id().equals(item.id())).findFirst();
    }

    /** A new list takes the place of the last one; its numbers begin with 1. @throws IOException when it cannot be kept */
    void show(List<Listed> items) throws IOException {
        lines.clear();
        items.forEach(item -> lines.add(line(lines.size() + 1, item)));
        write();
    }

    /** One of them was shown by itself: its number stands for it as it is now. @throws IOException when it cannot be kept */
    void show(Listed item) throws IOException {
        int next = lines.stream().mapToInt(Line::number).max().orElse(0) + 1;
        int number = of(item).map(Line::number).orElse(next);
        lines.removeIf(line -> line.id().equals(item.id()));
        lines.add(line(number, item));
        write();
    }

    private static Line line(int number, Listed item) {
        return new Line(number, item.id(), item.item().who(), item.content(), item.line());
    }

    private static Line line(JsonNode node) {
        return new Line(
                node.path("number").asInt(),
                node.path("id").asText(),
                node.path("who").asText(),
                new Digest(node.path("content").asText()),
                new Digest(node.path("line").asText()));
    }

    /** Temporary files are their owner's alone, and so is what is made of one. */
    private void write() throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path beside = Files.createTempFile(file.toAbsolutePath().getParent(), ".shown-", "");
        try {
            Files.write(beside, json());
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private byte[] json() throws JsonProcessingException {
        ArrayNode list = JSON.createArrayNode();
        for (Line line : lines) {
            ObjectNode node = list.addObject();
            node.put("number", line.number()).put("id", line.id()).put("who", line.who());
            node.put("content", line.content().value()).put("line", line.line().value());
        }
        return JSON.writeValueAsBytes(list);
    }
}
