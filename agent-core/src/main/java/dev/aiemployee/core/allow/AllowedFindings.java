package dev.aiemployee.core.allow;

import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.secret.Fingerprint;
import dev.aiemployee.core.guard.secret.KnownValues;
import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The allow-list of one clone, in its {@code .git/agent/guard/}: no commit can hold it, so no other machine can write it. A line is a
 * fingerprint, then what a person wrote about it; other lines are ignored. Read anew for each question, so that a running agent
 * obeys at its next cycle. Beside it lies the key of the fingerprints. Safe for many threads and processes.
 */
public final class AllowedFindings {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{12}");
    private static final int KEY_BYTES = 32;

    private final Path folder;

    /** @param agentFolder the clone's folder for what is never synced */
    public AllowedFindings(Path agentFolder) {
        this.folder = agentFolder.resolve("guard");
    }

    /** The clone's guard: its own fingerprints, these values, and this list. */
    public CommitGuard guard(KnownValues known) {
        return new CommitGuard(new SecretScanner(new Fingerprint(key()), known), this::contains);
    }

    /** Whether a text is a fingerprint as an alert shows it. */
    public static boolean isFingerprint(String text) {
        return FINGERPRINT.matcher(text).matches();
    }

    /** The lines of the list, in the order in which they were allowed. */
    public List<String> lines() {
        return read(file())
                .lines()
                .filter(line -> isFingerprint(firstWord(line)))
                .toList();
    }

    /**
     * Allows one.
     *
     * @param note what a person wants to remember about it; one line
     * @return false when it is allowed already
     */
    public boolean add(String fingerprint, String note) {
        if (!isFingerprint(fingerprint)) {
            throw new IllegalArgumentException("fingerprint: " + fingerprint + " (expected: 12 hexadecimal digits)");
        }
        if (contains(fingerprint)) {
            return false;
        }
        String before = read(file());
        String end = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
        String line = (fingerprint + "  " + note.replaceAll("\\s+", " ")).strip();
        AtomicFile.write(file(), (before + end + line + "\n").getBytes(StandardCharsets.UTF_8));
        return true;
    }

    private boolean contains(String fingerprint) {
        return lines().stream().anyMatch(line -> firstWord(line).equals(fingerprint));
    }

    private static String firstWord(String line) {
        String words = line.strip();
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }

    /** A key that is gone or broken is made anew: then everything that was allowed is asked again. */
    private byte[] key() {
        Path file = folder.resolve("key");
        String hex = read(file).strip();
        if (!hex.matches("[0-9a-f]{" + 2 * KEY_BYTES + "}")) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            AtomicFile.write(file, HexFormat.of().formatHex(fresh).getBytes(StandardCharsets.US_ASCII));
            hex = read(file).strip();
        }
        return HexFormat.of().parseHex(hex);
    }

    private Path file() {
        return folder.resolve("allowed");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            return "";
        } catch (IOException e) {
            throw new VaultException("cannot read " + file + ": " + e, e);
        }
    }
}
