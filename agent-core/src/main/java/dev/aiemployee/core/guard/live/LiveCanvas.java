package dev.aiemployee.core.guard.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/**
 * A canvas (JSON Canvas 1.0): a card of type link loads its page at once, a card of text is Markdown, a card of a file may name
 * a picture elsewhere. Reads it token by token, so that a key that stands there twice hides nothing.
 */
final class LiveCanvas {
    private static final JsonFactory JSON = new JsonFactory();

    private LiveCanvas() {}

    static Optional<String> refusal(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                Optional<String> found = refusal(parser, token);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException broken) {
            return LiveContent.live("a canvas that cannot be read");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Optional<String> refusal(JsonParser parser, JsonToken token) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            return Optional.empty();
        }
        String key = parser.currentName() == null ? "" : parser.currentName().toLowerCase(Locale.ROOT);
        String value = parser.getText();
        boolean elsewhere = !key.equals("text") && value.contains("//");
        if (key.equals("url") || (key.equals("type") && value.equals("link")) || elsewhere) {
            return LiveContent.live("a card that loads a page or a picture");
        }
        return LiveMarkdown.refusal(value);
    }
}
