package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.PathLine;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Texts that the Git host's own rules refuse (push protection, size, names), so that they stay here and the rest flows. A text is held
 * until it is changed, or six hours: then the host is asked again, because its rules change too. Kept over restarts; a file that cannot be
 * read holds nothing, and the host says it again. For one thread.
 */
public final class HostRefusals implements CommitRules {
    /** Begins the rule of every text that is held here. */
    static final String RULE = "the Git host refuses it: ";

    private static final Duration ASK_AGAIN = Duration.ofHours(6);

    private final Path file;
    private final CommitRules rules;
    private final Clock clock;
    private final Map<VaultPath, Held> held = new LinkedHashMap<>();

    private record Held(BlobId blob, Instant since, String words) {}

    /** @param rules what holds besides */
    public HostRefusals(Path file, CommitRules rules, Clock clock) {
        this.file = file;
        this.rules = rules;
        this.clock = clock;
        load();
    }

    /**
     * Holds these texts from now on.
     *
     * @param words what the host said
     */
    public void hold(Map<VaultPath, BlobId> texts, String words) {
        texts.forEach((path, blob) -> held.put(path, new Held(blob, clock.instant(), Words.of(words))));
        save();
    }

    /** Those of the paths that the host's words name. */
    static List<VaultPath> named(String words, Collection<VaultPath> paths) {
        return paths.stream().filter(path -> names(words, path.value())).toList();
    }

    private static boolean names(String words, String path) {
        for (int at = words.indexOf(path); at >= 0; at = words.indexOf(path, at + 1)) {
            boolean begins = at == 0 || !isPartOfPath(words.charAt(at - 1));
            int end = at + path.length();
            if (begins && (end == words.length() || !isPartOfPath(words.charAt(end)) || endsSentence(words, end))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfPath(char letter) {
        return Character.isLetterOrDigit(letter) || letter == '/' || letter == '-' || letter == '_' || letter == '.';
    }

    private static boolean endsSentence(String words, int at) {
        return words.charAt(at) == '.' && (at + 1 == words.length() || Character.isWhitespace(words.charAt(at + 1)));
    }

    @Override
    public Optional<String> refusal(String path) {
        return rules.refusal(path);
    }

    @Override
    public Optional<String> refusal(String path, byte[] content) {
        return rules.refusal(path, content).or(() -> ofHost(path, content));
    }

    private Optional<String> ofHost(String path, byte[] content) {
        if (held.isEmpty() || !VaultPath.isVaultPath(path)) {
            return Optional.empty();
        }
        Held text = held.get(new VaultPath(path));
        if (text == null) {
            return Optional.empty();
        }
        boolean holds = text.blob().equals(BlobId.of(content))
                && clock.instant().isBefore(text.since().plus(ASK_AGAIN));
        return holds ? Optional.of(RULE + text.words()) : Optional.empty();
    }

    @Override
    public Optional<String> messageRefusal(String message) {
        return rules.messageRefusal(message);
    }

    @Override
    public long maxFileBytes() {
        return rules.maxFileBytes();
    }

    private void load() {
        try {
            for (String line : Files.exists(file)
                    ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                            .lines()
                            .toList()
                    : List.<String>of()) {
                String[] parts = line.split("\t", 4);
                held.put(PathLine.read(parts[2]), new Held(new BlobId(parts[0]), Instant.parse(parts[1]), parts[3]));
            }
        } catch (IOException
                | DateTimeParseException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | VaultException damaged) {
            held.clear();
        }
    }

    private void save() {
        Instant old = clock.instant().minus(ASK_AGAIN);
        held.values().removeIf(text -> text.since().isBefore(old));
        List<String> lines = new ArrayList<>();
        held.forEach((path, text) ->
                lines.add(text.blob() + "\t" + text.since() + "\t" + PathLine.of(path) + "\t" + text.words()));
        AtomicFile.write(file, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }
}
