package dev.aiemployee.core.claim;

import java.time.Duration;

/**
 * How long a claim of another agent has shown no change while we were looking.
 *
 * @param claim its id, as the note says
 * @param text the note's blob
 * @param sign the owner's sign of life that lists the claim; empty when none does
 * @param lasted only time between successful looks counts; sleep and being offline do not
 */
public record Silence(String claim, String text, String sign, Duration lasted) {
    boolean isOf(Observed now) {
        return claim.equals(now.task().claimId()) && text.equals(now.text()) && sign.equals(now.sign());
    }
}
