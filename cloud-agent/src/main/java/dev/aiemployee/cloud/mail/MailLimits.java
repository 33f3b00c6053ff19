package dev.aiemployee.cloud.mail;

/**
 * How much of one mail is looked at.
 *
 * @param mailBytes a larger mail is not read at all
 * @param headerBytes the longest header block of the mail itself
 * @param depth how deep parts may nest; what lies deeper is listed as an attachment
 * @param parts how many parts are looked at
 * @param textBytes the longest readable text, in bytes of UTF-8
 * @param memory about how many bytes of memory what is decoded and looked through may take at once
 */
public record MailLimits(int mailBytes, int headerBytes, int depth, int parts, int textBytes, int memory) {
    private static final int MOST_MEMORY = 96 << 20;

    /** 64 MiB, 256 KiB of headers, 20 deep, 500 parts, 100,000 bytes of text, memory as a heap of 256 MiB lets have. */
    public static final MailLimits USUAL = forHeap(256 << 20);

    /** The usual limits where that many bytes of heap are there: a sixth of it is for the mail in hand. */
    public static MailLimits forHeap(long heap) {
        return new MailLimits(
                64 << 20, 256 << 10, 20, 500, 100_000, (int) Math.max(1 << 20, Math.min(heap / 6, MOST_MEMORY)));
    }

    /** Limits of a mail that is small against the memory. */
    public MailLimits(int mailBytes, int headerBytes, int depth, int parts, int textBytes) {
        this(mailBytes, headerBytes, depth, parts, textBytes, MOST_MEMORY);
    }

    /** How much is decoded in memory together: each byte stands there three times meanwhile. */
    long decodedBytes() {
        return Math.min(3L * mailBytes, memory / 3);
    }

    /** The longest text part that is read: it stands there as code, as bytes and as text, which are looked through. */
    int partBytes() {
        return Math.min(2 << 20, memory / 16);
    }

    /** How many tags of a page are read: up to twelve elements are made again behind each. */
    int tags() {
        return memory / 800;
    }

    /** @throws IllegalArgumentException when a limit is below one */
    public MailLimits {
        if (Math.min(Math.min(Math.min(mailBytes, headerBytes), Math.min(depth, parts)), Math.min(textBytes, memory))
                < 1) {
            throw new IllegalArgumentException("mail limits: " + mailBytes + ", " + headerBytes + ", " + depth + ", "
                    + parts + ", " + textBytes + " (expected: each at least 1)");
        }
    }
}
