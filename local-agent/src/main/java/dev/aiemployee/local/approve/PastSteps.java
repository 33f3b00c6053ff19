package dev.aiemployee.local.approve;

import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Outgoing;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What came before an approval's last step.
 *
 * @param shown what the operator saw when the note was last shown undecided
 * @param asked the doubts the operator was already asked about, by {@link Doubt#about}
 * @param refusals attempts since the approval that certainly did nothing
 * @param decided the snapshot that was approved; null before there is one
 * @param rehearsed whether the yes was given while nothing could leave, {@code DRY_RUN}
 * @param ticked whether the box {@code Approve} was ticked when the yes was given
 */
public record PastSteps(
        Shown shown,
        Set<Digest> asked,
        RefusedAttempts refusals,
        @Nullable Outgoing decided,
        boolean rehearsed,
        boolean ticked) {
    public static final PastSteps NONE =
            new PastSteps(Shown.NOTHING, Set.of(), RefusedAttempts.NONE, null, false, false);

    public PastSteps {
        asked = Set.copyOf(asked);
    }

    /** Of a yes that was given without a tick. */
    public PastSteps(
            Shown shown, Set<Digest> asked, RefusedAttempts refusals, @Nullable Outgoing decided, boolean rehearsed) {
        this(shown, asked, refusals, decided, rehearsed, false);
    }

    /**
     * The parts of a shown note on which a second question depends.
     *
     * @param reach whom and what it would have reached
     * @param risk the flags it carried
     * @param files what was attached, as it was then
     * @param askedAt the time of the question that stood in it; empty when none did
     */
    public record Shown(Set<String> reach, Set<String> risk, Set<Attachment> files, String askedAt) {
        public static final Shown NOTHING = new Shown(Set.of(), Set.of());

        public Shown {
            reach = Set.copyOf(reach);
            risk = Set.copyOf(risk);
            files = Set.copyOf(files);
        }

        /** What has no file with it. */
        public Shown(Set<String> reach, Set<String> risk) {
            this(reach, risk, Set.of());
        }

        /** What asks nothing. */
        public Shown(Set<String> reach, Set<String> risk, Set<Attachment> files) {
            this(reach, risk, files, "");
        }
    }

    public Optional<Outgoing> decidedSnapshot() {
        return Optional.ofNullable(decided);
    }
}
