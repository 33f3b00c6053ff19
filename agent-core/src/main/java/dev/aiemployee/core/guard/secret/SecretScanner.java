package dev.aiemployee.core.guard.secret;

import dev.aiemployee.core.guard.secret.FoldedText.Mode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds what looks like a credential in a text. The work grows with the text's length alone, whatever it holds: keywords in one
 * pass, then re2j on bounded parts around them. Prefers to stay silent on prose. Stateless, safe for many threads.
 */
public final class SecretScanner {
    private static final List<SecretRule> RULES = SecretRules.ALL;

    /** Those of the rules, and behind them the words that name a value. */
    private static final KeywordIndex KEYWORDS = new KeywordIndex(Stream.concat(
                    RULES.stream().map(SecretRule::keywords),
                    NamedValues.words().stream().map(List::of))
            .toList());

    private static final Comparator<Span> IN_ORDER =
            Comparator.comparingInt(Span::start).thenComparing(Span::end, Comparator.reverseOrder());

    /** Base64 of Base64 of Base64, and no more. */
    private static final int DEEPEST = 3;

    private final Fingerprint fingerprint;
    private final KnownValues known;

    /** For those who do not show what they find: the fingerprints are those of no machine. */
    public SecretScanner() {
        this(new Fingerprint(new byte[] {0}), KnownValues.NONE);
    }

    /** For those who mask alone. */
    public SecretScanner(KnownValues known) {
        this(new Fingerprint(new byte[] {0}), known);
    }

    /** @param known values that are secret here, whatever they look like */
    public SecretScanner(Fingerprint fingerprint, KnownValues known) {
        this.fingerprint = fingerprint;
        this.known = known;
    }

    /** Scans bytes as each text that they may be, and for keys that are no text. */
    public List<Finding> scan(byte[] content) {
        List<Finding> findings = new ArrayList<>(ByteText.readings(content).stream()
                .flatMap(text -> scan(text).stream())
                .distinct()
                .toList());
        KeyBytes.find(content, content.length, at -> keyAt(content, at, findings));
        return List.copyOf(findings);
    }

    /** The first key of a file stands for all: a person allows none of them or the file. */
    private void keyAt(byte[] content, int at, List<Finding> findings) {
        if (findings.stream().noneMatch(finding -> finding.rule().equals(SecretRules.PRIVATE_KEY))) {
            String file = new String(content, StandardCharsets.ISO_8859_1);
            int line = 1
                    + (int) file.substring(0, at)
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count();
            findings.add(new Finding(
                    SecretRules.PRIVATE_KEY, line, fingerprint.of(SecretRules.PRIVATE_KEY, file.substring(at))));
        }
    }

    /** All findings in order, at most one for each rule and value. */
    public List<Finding> scan(CharSequence text) {
        List<Finding> findings = new ArrayList<>();
        int line = 1;
        int at = 0;
        for (Span span : spans(text)) {
            for (; at < span.start(); at++) {
                line += text.charAt(at) == '\n' ? 1 : 0;
            }
            CharSequence value = text.subSequence(span.start(), span.end());
            findings.add(new Finding(span.rule(), line, fingerprint.of(span.rule(), value)));
        }
        return List.copyOf(findings);
    }

    /**
     * The text with each value that looks like a credential replaced by {@code [masked: rule]}; the same text when there is none. A
     * text that was masked is masked no further.
     */
    public String masked(String text) {
        StringBuilder masked = new StringBuilder();
        int copied = 0;
        for (Span span : spans(text)) {
            if (span.start() >= copied) {
                masked.append(text, copied, span.start())
                        .append("[masked: ")
                        .append(span.rule())
                        .append(']');
            }
            copied = Math.max(copied, span.end());
        }
        return copied == 0 ? text : masked.append(text, copied, text.length()).toString();
    }

    private List<Span> spans(CharSequence text) {
        return distinct(found(text, DEEPEST), text);
    }

    /** As it stands, as it is read, and what is wrapped in it. */
    private List<Span> found(CharSequence text, int depth) {
        List<Span> found = new ArrayList<>(known.find(text));
        plain(text, found::add);
        KeyText.find(text, found::add);
        asRead(FoldedText.of(text, Mode.ESCAPES), found);
        asRead(FoldedText.of(text, Mode.SHOWN), found);
        if (FoldedText.holdsHex(text)) {
            asRead(FoldedText.of(text, Mode.HEX), found);
        }
        if (depth > 0) {
            WrappedText.find(
                    text,
                    (inner, start, end) ->
                            found(inner, depth - 1).forEach(span -> found.add(new Span(span.rule(), start, end))));
        }
        return found;
    }

    private void asRead(FoldedText text, List<Span> found) {
        text.read(SecretScanner::plain, found::add);
        if (!known.isEmpty()) {
            text.whole(known::find, found::add);
        }
    }

    private static void plain(CharSequence text, Consumer<Span> found) {
        Windows windows =
                new Windows(RULES, text, (rule, from, to) -> RULES.get(rule).find(text, from, to, found));
        NamedValues names = new NamedValues(text, found);
        KEYWORDS.find(text, (keyword, last) -> {
            if (keyword < RULES.size()) {
                windows.around(keyword, last);
            } else {
                names.at(keyword - RULES.size(), last + 1);
            }
        });
        windows.close();
    }

    /** In order, each with its full extent, and none twice. */
    private static List<Span> distinct(List<Span> found, CharSequence text) {
        Extent extent = new Extent(text);
        List<Span> spans = new ArrayList<>();
        Map<String, Span> last = new HashMap<>();
        for (Span span : found.stream().sorted(IN_ORDER).toList()) {
            Span before = last.get(span.rule());
            if ((before == null || span.end() > before.end()) && !extent.isPlaceholder(span)) {
                Span whole = new Span(span.rule(), span.start(), extent.of(span));
                last.put(span.rule(), whole);
                spans.add(whole);
            }
        }
        return spans;
    }
}
