package dev.aiemployee.local.approve.note;

/**
 * What the claim for an execution wrote into a note: which ledger entry it belongs to. Both empty in a note never executed.
 *
 * @param digest the approved digest
 * @param sequence the ledger's number of the approval
 */
public record ExecutionStamp(String digest, String sequence) {
    public static final String DIGEST_KEY = "approval_digest";
    public static final String SEQUENCE_KEY = "ledger_sequence";
    public static final ExecutionStamp NONE = new ExecutionStamp("", "");
}
