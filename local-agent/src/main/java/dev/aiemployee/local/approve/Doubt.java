package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.content.Digest;
import java.nio.charset.StandardCharsets;

/**
 * Something that speaks against a yes although the operator gave it. It is asked about once for one content.
 *
 * @param risk the flag that tells of it from then on; empty when none does
 * @param question what to tell the operator, one sentence without its full stop
 */
public record Doubt(String risk, String question) {
    /** The name under which the ledger remembers that it was asked. */
    public Digest about(Digest content) {
        return Digest.of((content.value() + '\n' + question).getBytes(StandardCharsets.UTF_8));
    }
}
