package dev.aiemployee.cloud.mail;

/**
 * How much of one mail is looked at.
 *
 * @param mailBytes a larger mail is not read at all
 * @param headerBytes the longest header block of the mail itself
 * @param depth how deep parts may nest; what lies deeper is listed as an attachment
 * @param parts how many parts are looked at
 * @param textBytes the longest readable text, in bytes of UTF-8
 */
public record MailLimits(int mailBytes, int headerBytes, int depth, int parts, int textBytes) {
    /** 15 MiB, 256 KiB of headers, 20 deep, 500 parts, 100,000 bytes of text. */
    public static final MailLimits USUAL = new MailLimits(15 << 20, 256 << 10, 20, 500, 100_000);

    /** @throws IllegalArgumentException when a limit is below one */
    public MailLimits {
        if (Math.min(Math.min(Math.min(mailBytes, headerBytes), Math.min(depth, parts)), textBytes) < 1) {
            throw new IllegalArgumentException("mail limits: " + mailBytes + ", " + headerBytes + ", " + depth + ", "
                    + parts + ", " + textBytes + " (expected: each at least 1)");
        }
    }
}
