package dev.aiemployee.core.git.sign;

/** What a commit's own signature is worth against the allowed signers. Says nothing about its parents. */
public sealed interface Signature {
    /**
     * An allowed key signed exactly this commit.
     *
     * @param principal who, as the allowed-signers file names the key; several are joined by commas
     */
    record SignedBy(String principal) implements Signature {}

    /** It carries none. */
    record Unsigned() implements Signature {}

    /** It carries one that proves nothing: forged, of an unknown, removed or expired key, or of another kind. Why, for a person. */
    record Bad(String reason) implements Signature {}
}
