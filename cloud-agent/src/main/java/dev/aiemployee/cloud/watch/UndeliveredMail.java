package dev.aiemployee.cloud.watch;

import java.time.Instant;

/**
 * A message that the mailbox lists and would not give out, however often it was asked.
 *
 * @param validity under which its number counts
 * @param received when the mailbox got it, as far as it says
 * @param size bytes, as the mailbox says; 0 when it does not
 * @param reason for a person, one line
 */
public record UndeliveredMail(long validity, long uid, Instant received, long size, String reason) {}
