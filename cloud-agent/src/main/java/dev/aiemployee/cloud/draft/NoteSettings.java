package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.triage.OwnAddresses;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What an approval note is written with, the same for every mail.
 *
 * @param draftedBy the drafter's name and the agent it ran in, as the operator should read it
 * @param zone the operator's
 * @param mailbox where the original can be opened
 * @param own the operator's addresses
 */
public record NoteSettings(String draftedBy, ZoneId zone, MailboxLink mailbox, OwnAddresses own) {
    /** Where nothing is known of the operator. */
    public static NoteSettings plain(String draftedBy) {
        return new NoteSettings(draftedBy, ZoneOffset.UTC, MailboxLink.of(""), OwnAddresses.UNKNOWN);
    }
}
