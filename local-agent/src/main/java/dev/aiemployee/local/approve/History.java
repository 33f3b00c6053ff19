package dev.aiemployee.local.approve;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came before an approval's last step.
 *
 * @param shownTo the addresses and places the operator saw when the note was last shown undecided
 * @param asked the digest the operator was already asked about a second time, or {@link Digest#NONE}
 * @param failures refusals before sending since the approval; a permanent one counts as {@link #PERMANENT}
 * @param decided the snapshot that was approved; null before there is one
 */
public record History(
        Set<String> shownTo,
        Digest asked,
        int failures,
        @Nullable Outgoing decided) {
    public static final int PERMANENT = 1_000_000;
    public static final History NONE = new History(Set.of(), Digest.NONE, 0, null);

    public History {
        shownTo = Set.copyOf(shownTo);
    }

    public Optional<Outgoing> decidedSnapshot() {
        return Optional.ofNullable(decided);
    }
}
