package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.content.HeaderText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Properties that decide what is sent and would be passed over: another spelling of a key, or a value of another form. What the operator
 * wrote is never left out in silence. Pure.
 */
final class PropertyForms {
    private static final Set<String> LISTS = Set.of("to", "cc", "bcc", "attachments");
    private static final Set<String> TEXTS = Set.of(
            "subject", "account", "scheduled_for", "expires", "platform", "chat", "amount", "currency", "source_task");
    private static final Set<String> OTHERS = Set.of(
            "id", "type", "action", "domain", "status", "reason", "lines", "in_reply_to", "references", ToAllBox.KEY);

    /** By what is left of a key without case, blanks and marks; an attachment is often one. */
    private static final Map<String, String> KEYS = Stream.of(LISTS, TEXTS, OTHERS)
            .flatMap(Set::stream)
            .collect(Collectors.toMap(PropertyForms::folded, key -> key));

    private PropertyForms() {}

    /** A problem each. */
    static List<String> problems(Note note) {
        List<String> problems = new ArrayList<>();
        for (String key : note.keys()) {
            meant(key)
                    .filter(meant -> !meant.equals(key) && isFilled(note, key))
                    .ifPresent(meant -> problems.add("the property " + HeaderText.printable(key)
                            + " is not read (expected: " + meant + ", spelled so)"));
        }
        LISTS.stream()
                .sorted()
                .filter(key -> note.isCollection(key) && !note.isTexts(key))
                .forEach(key -> problems.add("the property " + key
                        + " is no list of plain texts (expected: one a line, each with \"- \" before it)"));
        TEXTS.stream()
                .sorted()
                .filter(note::isCollection)
                .forEach(key -> problems.add("the property " + key + " is a list (expected: one text)"));
        if (note.maps("lines").isEmpty() && isFilled(note, "lines")) {
            problems.add(
                    "the property lines cannot be read (expected: for each line a description, quantity, unit_price"
                            + " and tax)");
        }
        return problems;
    }

    private static Optional<String> meant(String key) {
        String folded = folded(key);
        return Optional.ofNullable(KEYS.get(folded)).or(() -> Optional.ofNullable(KEYS.get(folded + "s")));
    }

    private static boolean isFilled(Note note, String key) {
        return note.text(key).isPresent() || note.isCollection(key);
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT).replaceAll("[\\s_.-]", "");
    }
}
