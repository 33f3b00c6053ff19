package dev.aiemployee.local.approve.content;

/**
 * One file that goes with a mail, as it was when it was looked at.
 *
 * @param path the vault path as the note spells it; its last part is the name that the recipient sees
 * @param size bytes; 0 when the file could not be attached
 * @param digest of its bytes; {@link Digest#NONE} when the file could not be attached
 */
public record Attachment(String path, long size, Digest digest) {
    /** Together, in bytes. In a mail they grow by 37 percent, and many servers take no more than 20 MB. */
    public static final long MOST_BYTES = 10L << 20;

    /** @throws IllegalArgumentException when the path is more than one line, or the size is negative */
    public Attachment {
        HeaderText.check("attachments", path);
        if (size < 0) {
            throw new IllegalArgumentException("attachment size: " + size + " (expected: 0 or more)");
        }
    }

    /** What stands for a file that cannot be attached; its path in one harmless line. */
    public static Attachment missing(String path) {
        return new Attachment(HeaderText.printable(path), 0, Digest.NONE);
    }

    /** The name under which it arrives. */
    public String fileName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** For a person: its path, its exact size and the start of its digest. */
    @Override
    public String toString() {
        return digest.equals(Digest.NONE)
                ? path + " (cannot be attached)"
                : path + " (" + size + " bytes, SHA-256 " + digest.brief() + ")";
    }
}
