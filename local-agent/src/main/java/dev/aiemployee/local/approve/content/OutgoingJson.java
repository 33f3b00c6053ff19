package dev.aiemployee.local.approve.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The text that is digested and kept as the decided snapshot: canonical JSON (RFC 8785), so each content has one spelling. */
public final class OutgoingJson {
    /** Changes whenever a key is added or its meaning changes; an approval never carries over from one to the next. */
    static final String VERSION = "3";

    private static final ObjectMapper JSON = new ObjectMapper();

    private OutgoingJson() {}

    public static String write(Outgoing outgoing) {
        Letter letter = outgoing.letter();
        Map<String, Object> tree = new TreeMap<>();
        tree.put("version", VERSION);
        tree.put("approval", outgoing.approval().value());
        tree.put("action", outgoing.action().word());
        tree.put("account", outgoing.account());
        tree.put("to", mailboxes(outgoing.recipients().to()));
        tree.put("cc", mailboxes(outgoing.recipients().cc()));
        tree.put("bcc", mailboxes(outgoing.recipients().bcc()));
        tree.put("platform", outgoing.outlet().platform());
        tree.put("chat", outgoing.outlet().chat());
        tree.put(
                "scheduled_for",
                outgoing.outlet().notBefore().map(Instant::toString).orElse(""));
        tree.put("in_reply_to", letter.threading().inReplyTo());
        tree.put("references", letter.threading().references());
        tree.put("subject", letter.subject());
        tree.put("body", letter.body());
        tree.put("attachments", attachments(letter.attachments()));
        tree.put("amount", outgoing.booking().amount());
        tree.put("currency", outgoing.booking().currency());
        tree.put("lines", lines(outgoing.booking().lines()));
        return CanonicalJson.write(tree);
    }

    /** The content of a snapshot. @throws IllegalArgumentException when {@link #write} of this version did not write it */
    public static Outgoing read(String text) {
        JsonNode tree = tree(text);
        if (!string(tree, "version").equals(VERSION)) {
            throw new IllegalArgumentException(
                    "snapshot version: " + string(tree, "version") + " (expected: " + VERSION + ")");
        }
        Recipients recipients = new Recipients(mailboxes(tree, "to"), mailboxes(tree, "cc"), mailboxes(tree, "bcc"));
        Threading threading = new Threading(string(tree, "in_reply_to"), strings(tree, "references"));
        Letter letter = new Letter(threading, string(tree, "subject"), string(tree, "body"), attachments(tree));
        Booking booking = new Booking(string(tree, "amount"), string(tree, "currency"), lines(tree));
        return new Outgoing(
                new TaskId(string(tree, "approval")),
                action(tree),
                string(tree, "account"),
                recipients,
                outlet(tree),
                letter,
                booking);
    }

    private static Outlet outlet(JsonNode tree) {
        String time = string(tree, "scheduled_for");
        return new Outlet(string(tree, "platform"), string(tree, "chat"), time.isEmpty() ? null : Instant.parse(time));
    }

    /** The content of a snapshot; absent when {@link #write} of this version did not write it. */
    public static Optional<Outgoing> find(String text) {
        return string(tree(text), "version").equals(VERSION) ? Optional.of(read(text)) : Optional.empty();
    }

    private static List<String> mailboxes(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::toString).toList();
    }

    private static List<Map<String, String>> attachments(List<Attachment> files) {
        return files.stream()
                .map(file -> Map.of(
                        "path", file.path(),
                        "size", Long.toString(file.size()),
                        "sha256", file.digest().value()))
                .toList();
    }

    private static List<Map<String, String>> lines(List<Booking.Line> lines) {
        return lines.stream()
                .map(line -> Map.of(
                        "description", line.description(),
                        "quantity", line.quantity(),
                        "unit_price", line.unitPrice(),
                        "tax", line.tax()))
                .toList();
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "snapshot: not JSON at " + e.getLocation().offsetDescription(), e);
        }
    }

    private static ActionType action(JsonNode tree) {
        return Word.find(ActionType.class, string(tree, "action"))
                .orElseThrow(() -> new IllegalArgumentException("snapshot action: " + string(tree, "action")));
    }

    private static String string(JsonNode tree, String key) {
        return tree.path(key).asText();
    }

    private static List<String> strings(JsonNode tree, String key) {
        List<String> strings = new ArrayList<>();
        tree.path(key).forEach(element -> strings.add(element.asText()));
        return strings;
    }

    private static List<Mailbox> mailboxes(JsonNode tree, String key) {
        return strings(tree, key).stream().map(Mailbox::parse).toList();
    }

    private static List<Attachment> attachments(JsonNode tree) {
        List<Attachment> files = new ArrayList<>();
        tree.path("attachments")
                .forEach(file -> files.add(new Attachment(
                        string(file, "path"),
                        Long.parseLong(string(file, "size")),
                        new Digest(string(file, "sha256")))));
        return files;
    }

    private static List<Booking.Line> lines(JsonNode tree) {
        List<Booking.Line> lines = new ArrayList<>();
        tree.path("lines")
                .forEach(line -> lines.add(new Booking.Line(
                        string(line, "description"),
                        string(line, "quantity"),
                        string(line, "unit_price"),
                        string(line, "tax"))));
        return lines;
    }
}
