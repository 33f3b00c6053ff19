package dev.aiemployee.core.note;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A Markdown note with YAML front matter, as it stands in a file, byte for byte. Immutable; a change gives a new note in
 * which all that was not asked for is as it was: key order, comments, unknown keys, line breaks. Two notes are equal when
 * their texts are.
 */
public final class Note {
    private final NoteText text;
    private final FrontMatter frontMatter;

    /** The front matter must be what the text holds. */
    Note(NoteText text, FrontMatter frontMatter) {
        this.text = text;
        this.frontMatter = frontMatter;
    }

    /**
     * A new note, its keys in the map's order.
     *
     * @param frontMatter values are String, Boolean, Number, List of those, or List of Maps of String to String
     * @throws IllegalArgumentException for another type, or when the result is over the limits of {@link NoteFormat}
     */
    public static Note of(Map<String, ?> frontMatter, String body) {
        List<NodeTuple> entries = new ArrayList<>();
        frontMatter.forEach((key, value) -> entries.add(FrontMatterWriter.entry(key, FrontMatterWriter.value(value))));
        return whole("---\n" + FrontMatterWriter.lines(entries) + "---\n" + WellFormed.text(body));
    }

    /** The keys, in the order of the file. */
    public Set<String> keys() {
        return frontMatter.keys();
    }

    /** A scalar exactly as it is written ({@code 0123} stays that); absent for no value, empty text, a list or a map. */
    public Optional<String> text(String key) {
        return frontMatter.text(key);
    }

    /** A list of scalars, blank items left out; one scalar is a list of one. Empty for anything else. */
    public List<String> list(String key) {
        return frontMatter.list(key);
    }

    /** Whether {@link #list} has all that stands there: false for a map, or a list in a list. */
    public boolean isTexts(String key) {
        return frontMatter.isTexts(key);
    }

    /** Whether a list or a map stands there, whatever is in it; an empty one is as good as no value. */
    public boolean isCollection(String key) {
        return frontMatter.isCollection(key);
    }

    /** A list of flat maps; one map is a list of one. Empty for anything else, also when only one item is not flat. */
    public List<Map<String, String>> maps(String key) {
        return frontMatter.maps(key);
    }

    /** All after the closing line of the front matter, as it is. */
    public String body() {
        return text.body();
    }

    /** This note with one value set as text; a new key becomes the last. */
    public Note with(String key, String value) {
        return with(key, sameKind(key, value));
    }

    /** This note with one value set as a list, one item a line. */
    public Note withList(String key, List<String> values) {
        return with(
                key,
                FrontMatterWriter.list(
                        values.stream().map(FrontMatterWriter::text).toList()));
    }

    /** This note without a key; the same note when it has none of that name. */
    public Note without(String key) {
        return frontMatter.keys().contains(key) ? edited(key, null) : this;
    }

    /** All of {@code keys} set, in the map's order; an empty value removes the key. */
    public Note withAll(Map<String, String> keys) {
        Note note = this;
        for (Map.Entry<String, String> key : keys.entrySet()) {
            note = key.getValue().isEmpty() ? note.without(key.getKey()) : note.with(key.getKey(), key.getValue());
        }
        return note;
    }

    /** This note with another body, its front matter untouched. */
    public Note withBody(String body) {
        return whole(text.withBody(WellFormed.text(body)));
    }

    /** The whole text; reading it again gives an equal note. */
    public String source() {
        return text.text();
    }

    /** The text as the file holds it, UTF-8. */
    public byte[] bytes() {
        return source().getBytes(StandardCharsets.UTF_8);
    }

    private Note with(String key, Node value) {
        return edited(key, value);
    }

    private Note edited(String key, @Nullable Node value) {
        FrontMatterEdit edit = new FrontMatterEdit(text.yaml(), frontMatter, text.lineBreak());
        Optional<Node> wanted = Optional.ofNullable(value);
        Note expected = whole(text.withYaml(edit.rebuilt(key, wanted)));
        return wanted.map(node -> edit.set(key, node))
                .orElseGet(() -> edit.remove(key))
                .flatMap(yaml -> NoteFormat.readAgain(text.withYaml(yaml)).note())
                .filter(note -> note.reads(expected))
                .orElse(expected);
    }

    /** Text; but a number or truth value that replaces one of its kind stays without quotes. */
    private ScalarNode sameKind(String key, String value) {
        boolean plain = frontMatter
                .entry(key)
                .map(NodeTuple::getValueNode)
                .filter(old -> old.getTag().equals(Tag.INT) || old.getTag().equals(Tag.BOOL))
                .filter(old -> old.getTag().equals(FrontMatterWriter.plainTag(value)))
                .isPresent();
        return plain ? FrontMatterWriter.word(value) : FrontMatterWriter.text(value);
    }

    private boolean reads(Note other) {
        return List.copyOf(keys()).equals(List.copyOf(other.keys()))
                && body().equals(other.body())
                && keys().stream()
                        .allMatch(key -> text(key).equals(other.text(key))
                                && list(key).equals(other.list(key))
                                && maps(key).equals(other.maps(key)));
    }

    private static Note whole(String source) {
        ParsedNote parsed = NoteFormat.readAgain(source);
        if (parsed instanceof ParsedNote.Broken broken) {
            throw new IllegalArgumentException("a note that could not be read again: " + broken.message());
        }
        return parsed.note().orElseThrow();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Note note && source().equals(note.source());
    }

    @Override
    public int hashCode() {
        return source().hashCode();
    }

    /** The keys alone: a body is never logged. */
    @Override
    public String toString() {
        return "Note" + keys();
    }
}
