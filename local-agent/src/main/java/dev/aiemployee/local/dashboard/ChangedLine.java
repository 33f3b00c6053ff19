package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A note of the operator's own that was changed elsewhere, without a signature. Pure.
 *
 * @param removed whether it is gone since
 */
public record ChangedLine(Instant when, VaultPath path, boolean removed) {
    private static final int MOST = 10;

    /** The facts that tell of them, one that counts and one for each of the latest; none when there are none. */
    public static List<String> facts(List<ChangedLine> latestFirst, ZoneId zone) {
        List<String> facts = new ArrayList<>();
        if (!latestFirst.isEmpty()) {
            int count = latestFirst.size();
            facts.add((count == 1 ? "One note of yours was" : count + " notes of yours were")
                    + " changed elsewhere without a signature in the last ten days"
                    + (count > MOST ? ", the latest:" : ":"));
        }
        latestFirst.stream().limit(MOST).map(line -> line.markdown(zone)).forEach(facts::add);
        return facts;
    }

    private String markdown(ZoneId zone) {
        String name = NoteLink.name(path);
        return new QueueTime(zone).absolute(when) + " "
                + (removed ? Inert.line(name, 120) + " (removed)" : NoteLink.of(name, name));
    }
}
