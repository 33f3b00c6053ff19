package dev.aiemployee.local.approve.content;

import dev.aiemployee.core.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The name of one content: SHA-256 in lower-case hexadecimal. An approval holds for one digest.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record Digest(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    /** Stands where no content was read. */
    public static final Digest NONE = new Digest("0".repeat(64));

    /** @throws IllegalArgumentException when the value is not of that form */
    public Digest {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("digest: " + value + " (expected: 64 lower-case hexadecimal digits)");
        }
    }

    /** Whether the text is of the form that a digest has. */
    public static boolean isDigest(String text) {
        return FORM.matcher(text).matches();
    }

    /** The digest of what would be sent: over {@link OutgoingJson}, so that no two contents share it. */
    public static Digest of(Outgoing outgoing) {
        return of(OutgoingJson.write(outgoing).getBytes(StandardCharsets.UTF_8));
    }

    /** The same for two drafts that say the same to the same people, whatever their ids are. */
    public static Digest ofContent(Outgoing outgoing) {
        return of(outgoing.as(new TaskId("any")));
    }

    /** The same for two drafts that a reader would take for the same, whatever blanks and unseen characters tell them apart. */
    public static Digest ofSameContent(Outgoing outgoing) {
        return SameContent.of(outgoing);
    }

    public static Digest of(byte[] bytes) {
        try {
            return new Digest(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The first twelve digits, for a person. */
    public String brief() {
        return value.substring(0, 12);
    }

    @Override
    public String toString() {
        return value;
    }
}
