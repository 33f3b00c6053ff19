package dev.aiemployee.core.sync;

import dev.aiemployee.core.sync.base.CommitRules;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Rules that hold back whatever contains one word; an empty word holds nothing back. */
class PickyRules implements CommitRules {
    private final String word;

    PickyRules(String word) {
        this.word = word;
    }

    @Override
    public Optional<String> refusal(String path) {
        return Optional.empty();
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        boolean found = !word.isEmpty() && new String(content, StandardCharsets.UTF_8).contains(word);
        return found ? Optional.of("a word of the list") : Optional.empty();
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        return Optional.empty();
    }

    @Override
    public long maxFileBytes() {
        return Long.MAX_VALUE;
    }
}
