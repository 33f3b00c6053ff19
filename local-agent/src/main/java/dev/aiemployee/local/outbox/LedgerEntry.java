package dev.aiemployee.local.outbox;

import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Digest;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One line of the ledger: an approval took a step.
 *
 * @param sequence counts all entries of the ledger from 1
 * @param facts what else belongs to this step; never a body
 */
public record LedgerEntry(long sequence, TaskId approval, Digest digest, StepTaken step, Map<String, String> facts) {
    /** The facts that may quote what a server, a tool or a note said. */
    private static final Set<String> OUTSIDE = Set.of(Ledger.REASON, Ledger.REPLY, Ledger.REFERENCE);

    /** Masks what looks like a secret, also in what an earlier version wrote: the page, the note and the audit are made of it. */
    public LedgerEntry {
        Map<String, String> harmless = new HashMap<>(facts);
        OUTSIDE.forEach(name -> harmless.computeIfPresent(name, (key, said) -> SecretMask.masked(said)));
        facts = Map.copyOf(harmless);
    }

    /** What was done, and when. */
    public record StepTaken(Step step, Instant at) {}

    /** A fact; empty when it was not written. */
    public String fact(String name) {
        return facts.getOrDefault(name, "");
    }

    Map<String, String> toRecord() {
        Map<String, String> line = new LinkedHashMap<>();
        line.put("sequence", Long.toString(sequence));
        line.put("approval", approval.value());
        line.put("digest", digest.value());
        line.put("step", step.step().name());
        line.put("at", step.at().toString());
        line.putAll(new TreeMap<>(facts));
        return line;
    }

    static LedgerEntry fromRecord(Map<String, String> line) {
        Map<String, String> facts = new LinkedHashMap<>(line);
        facts.keySet().removeAll(Set.of("sequence", "approval", "digest", "step", "at"));
        return new LedgerEntry(
                Long.parseLong(line.getOrDefault("sequence", "")),
                new TaskId(line.getOrDefault("approval", "")),
                new Digest(line.getOrDefault("digest", "")),
                new StepTaken(Step.valueOf(line.getOrDefault("step", "")), Instant.parse(line.getOrDefault("at", ""))),
                facts);
    }
}
