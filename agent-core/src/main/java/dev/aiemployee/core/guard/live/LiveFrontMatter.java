package dev.aiemployee.core.guard.live;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.ownership.Paths;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is live in front matter: values that queries and cards show as Markdown, keys that plugins obey. */
final class LiveFrontMatter {
    /** Keys whose value some view loads as a picture. */
    private static final Set<String> PICTURES = Set.of("banner", "cover", "image", "thumbnail", "picture");

    private LiveFrontMatter() {}

    static Optional<String> refusal(Note note) {
        return note.keys().stream().flatMap(key -> refusal(note, key).stream()).findFirst();
    }

    private static Optional<String> refusal(Note note, String key) {
        String name = Paths.fold(key).strip();
        if (name.startsWith("excalidraw")) {
            return LiveContent.live("a drawing, which may hold a script");
        }
        List<String> values = values(note, key).toList();
        if (PICTURES.contains(name) && values.stream().anyMatch(value -> value.contains("//"))) {
            return LiveContent.live("a picture from elsewhere");
        }
        return Stream.concat(Stream.of(key), values.stream())
                .flatMap(value -> LiveMarkdown.propertyRefusal(value).stream())
                .findFirst();
    }

    private static Stream<String> values(Note note, String key) {
        Stream<String> single = Stream.concat(note.text(key).stream(), note.list(key).stream());
        Stream<String> nested = note.maps(key).stream()
                .map(Map::entrySet)
                .flatMap(Set::stream)
                .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue()));
        return Stream.concat(single, nested);
    }
}
