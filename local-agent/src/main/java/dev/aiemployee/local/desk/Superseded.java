package dev.aiemployee.local.desk;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.ApprovalRules;
import dev.aiemployee.local.approve.Place;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Threading;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.outbox.Standings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which drafts a newer one of the same conversation replaces (DESIGN section 3): only what lies before the operator undecided and as
 * its drafter wrote it goes out of the way. For one thread.
 */
final class Superseded {
    private static final String KEY = "supersedes";

    private final Standings standings;

    Superseded(Standings standings) {
        this.standings = standings;
    }

    /**
     * A draft and the newer one that names it.
     *
     * @param replaced whether the older one goes out of the way; else both stay, and the operator is told
     */
    record Pair(Found older, Found newer, boolean replaced) {}

    /** Those among the notes on disk; an older one that is finished is nobody's concern. */
    List<Pair> among(List<Found> notes) {
        List<Found> naming =
                notes.stream().filter(note -> named(note).isPresent()).toList();
        if (naming.isEmpty()) {
            return List.of();
        }
        Map<TaskId, Found> byId = new HashMap<>();
        notes.forEach(note -> byId.put(note.id(), note));
        return naming.stream()
                .filter(this::isBeforeTheOperator)
                .flatMap(newer -> named(newer).map(byId::get).stream().map(older -> pair(older, newer)))
                .filter(pair -> isOpen(pair.older()))
                .collect(Collectors.toList());
    }

    private static Optional<TaskId> named(Found note) {
        return Optional.ofNullable(note.note())
                .flatMap(text -> text.text(KEY))
                .filter(TaskId::isTaskId)
                .map(TaskId::new)
                .filter(id -> !id.equals(note.id()));
    }

    private Pair pair(Found older, Found newer) {
        return new Pair(
                older,
                newer,
                isBeforeTheOperator(older)
                        && isAsDrafted(older)
                        && isSameConversation(older, newer)
                        && draftedBy(older).equals(draftedBy(newer)));
    }

    /** Shown, in its place, with no mark on it. */
    private boolean isBeforeTheOperator(Found found) {
        return standings.of(found.id()).step() == Step.SHOWN
                && found.sighting().place() == Place.PENDING_APPROVAL
                && found.content().filter(ApprovalRules::isUndecided).isPresent();
    }

    private boolean isOpen(Found found) {
        Step step = standings.of(found.id()).step();
        return step == Step.SHOWN || step == Step.WITHDRAWN || step == Step.APPROVED;
    }

    private boolean isAsDrafted(Found found) {
        Note note = found.note();
        return note != null
                && standings
                        .draft(found.id())
                        .filter(draft -> Arrays.equals(draft, note.bytes()))
                        .isPresent();
    }

    /** The newer one answers a later mail of the people to whom the older one would go. */
    private static boolean isSameConversation(Found older, Found newer) {
        Optional<ApprovalContent> before = older.content();
        Optional<ApprovalContent> after = newer.content();
        return before.isPresent()
                && after.isPresent()
                && before.get().outgoing().action() == after.get().outgoing().action()
                && before.get()
                        .outgoing()
                        .recipients()
                        .to()
                        .equals(after.get().outgoing().recipients().to())
                && follows(
                        after.get().outgoing().letter().threading(),
                        before.get().outgoing().letter().threading());
    }

    private static boolean follows(Threading later, Threading earlier) {
        return !earlier.inReplyTo().isEmpty()
                && (later.references().contains(earlier.inReplyTo())
                        || later.inReplyTo().equals(earlier.inReplyTo()));
    }

    /** The agent, without what it drafted with. */
    private static String draftedBy(Found found) {
        String by = Optional.ofNullable(found.note())
                .flatMap(note -> note.text("drafted_by"))
                .orElse("");
        return by.contains(" (") ? by.substring(0, by.indexOf(" (")) : by;
    }
}
