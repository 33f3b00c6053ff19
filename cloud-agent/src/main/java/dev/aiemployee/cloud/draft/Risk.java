package dev.aiemployee.cloud.draft;

import dev.aiemployee.core.task.Word;

/** What an operator should notice before approving. */
public enum Risk implements Word {
    /** The recipient is not in the handbook. */
    NEW_RECIPIENT,
    /** It is about money. */
    MONEY,
    /** The mail reads as if it gave orders to a machine. */
    INJECTION_SUSPECTED,
    /** An amount over the handbook's limit; decided where the limits are read. */
    LARGE_AMOUNT,
    /** The answer goes elsewhere than to the only sender. */
    REPLY_TO_DIFFERS,
    /** The name shown beside the address is somebody else's: another address, a contact's name, the operator's own. */
    MISLEADING_NAME,
    /** The domain can be taken for one of the handbook's, or is written in look-alike letters. */
    LOOKALIKE_DOMAIN,
    /** It names a bank account, or wants money to go to another one than before. */
    BANK_DETAILS
}
