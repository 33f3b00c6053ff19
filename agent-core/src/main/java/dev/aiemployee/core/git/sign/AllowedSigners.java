package dev.aiemployee.core.git.sign;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an allowed-signers file as ssh-keygen(1) describes them: principals, options, key. JGit's own reader wants spaces
 * between options where OpenSSH has commas. Certificate authorities vouch for nobody here. Immutable.
 */
public final class AllowedSigners {
    private static final Pattern LINE = Pattern.compile("(?<who>\\S+)\\s+(?:(?<options>(?:[^\\s\"]|\"[^\"]*\")+)\\s+)??"
            + "(?<key>(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-\\S+\\s+\\S+)(?:\\s.*)?");
    private static final Pattern OPTION = Pattern.compile("\\G(?<name>[A-Za-z-]+)(?:=\"(?<value>[^\"]*)\")?(?:,|$)");
    private static final String PADDING = "000000";

    private final List<Line> lines;

    private AllowedSigners(List<Line> lines) {
        this.lines = lines;
    }

    private record Line(String principals, PublicKey key, Options options) {}

    private record Options(
            boolean authority,
            @Nullable String namespaces,
            @Nullable Instant after,
            @Nullable Instant before) {
        boolean admits(String namespace, Instant when) {
            return !authority
                    && (namespaces == null || matches(namespaces, namespace))
                    && (after == null || !when.isBefore(after))
                    && (before == null || !when.isAfter(before));
        }
    }

    /**
     * Reads a file's text.
     *
     * @param zone of times that do not end in {@code Z}
     * @throws IOException when a line means nothing: then none of the file counts
     */
    public static AllowedSigners parse(String text, ZoneId zone) throws IOException {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                try {
                    lines.add(line(line, zone));
                } catch (GeneralSecurityException | IllegalArgumentException | DateTimeException wrong) {
                    throw new IOException("line " + number + " is no allowed signer: " + wrong.getMessage(), wrong);
                }
            }
        }
        return new AllowedSigners(lines);
    }

    /** Whether any line names the key, valid or not. */
    public boolean knows(PublicKey key) {
        return lines.stream().anyMatch(line -> KeyUtils.compareKeys(line.key(), key));
    }

    List<PublicKey> keys() {
        return lines.stream().map(Line::key).toList();
    }

    public List<String> principals() {
        return lines.stream().map(Line::principals).toList();
    }

    /** Who the key stands for in that namespace at that time. */
    public Optional<String> principals(PublicKey key, String namespace, Instant when) {
        return lines.stream()
                .filter(line -> KeyUtils.compareKeys(line.key(), key))
                .filter(line -> line.options().admits(namespace, when))
                .map(Line::principals)
                .findFirst();
    }

    private static Line line(String text, ZoneId zone) throws IOException, GeneralSecurityException {
        Matcher parts = LINE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected: principals [options] key-type key");
        }
        PublicKey key = PublicKeyEntry.parsePublicKeyEntry(parts.group("key"))
                .resolvePublicKey(null, Map.of(), PublicKeyEntryResolver.FAILING);
        String options = parts.group("options");
        return new Line(parts.group("who"), key, options(options == null ? "" : options, zone));
    }

    private static Options options(String text, ZoneId zone) {
        boolean authority = false;
        String namespaces = null;
        Instant after = null;
        Instant before = null;
        Matcher option = OPTION.matcher(text);
        int read = 0;
        while (read < text.length() && option.find()) {
            String value = option.group("value") == null ? "" : option.group("value");
            switch (option.group("name").toLowerCase(Locale.ROOT)) {
                case "cert-authority" -> authority = true;
                case "namespaces" -> namespaces = value;
                case "valid-after" -> after = time(value, zone);
                case "valid-before" -> before = time(value, zone);
                default -> throw new IllegalArgumentException("unknown option " + option.group("name"));
            }
            read = option.end();
        }
        if (read < text.length()) {
            throw new IllegalArgumentException("options " + text + " (expected: name=\"value\", split by commas)");
        }
        return new Options(authority, namespaces, after, before);
    }

    /** {@code YYYYMMDD[HHMM[SS]][Z]}. */
    private static Instant time(String text, ZoneId zone) {
        String digits = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
        if (!digits.matches("\\d{8}(\\d{4}(\\d{2})?)?")) {
            throw new IllegalArgumentException("time " + text + " (expected: YYYYMMDD[HHMM[SS]][Z])");
        }
        String full = (digits + PADDING).substring(0, 14);
        LocalDateTime time = LocalDateTime.parse(full, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
        return time.atZone(text.endsWith("Z") ? ZoneOffset.UTC : zone).toInstant();
    }

    /** OpenSSH's pattern lists: {@code *}, {@code ?}, and {@code !} for what must not match. */
    private static boolean matches(String patterns, String text) {
        boolean found = false;
        for (String pattern : patterns.split(",", -1)) {
            boolean not = pattern.startsWith("!");
            String glob = not ? pattern.substring(1) : pattern;
            String regex = Pattern.quote(glob).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
            if (text.matches(regex)) {
                if (not) {
                    return false;
                }
                found = true;
            }
        }
        return found;
    }
}
