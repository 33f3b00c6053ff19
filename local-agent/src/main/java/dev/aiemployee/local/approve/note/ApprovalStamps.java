package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ApprovalStatus;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.WhatLeaves;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a note looks after each thing that can happen to it. What is sent is never touched, and no reason carries a
 * secret into the vault. */
public final class ApprovalStamps {
    /** Front matter with the reason of a rejection. */
    public static final String REASON_KEY = "reason";

    /** Front matter that tells why the operator is asked again. */
    public static final String ASKED_AGAIN_KEY = "asked_again";

    /** Front matter with the time at which the operator was asked again. */
    public static final String ASKED_AT_KEY = "asked_at";

    /** Front matter with the time at which a yes was taken up here. */
    public static final String APPROVED_AT_KEY = "approved_at";

    /** Front matter with the other side's last words, while an approved note is tried again. */
    public static final String LAST_FAILURE_KEY = "last_failure";

    /** Front matter that tells why a decision cannot be understood. */
    public static final String NOT_UNDERSTOOD_KEY = "not_understood";

    /** Front matter with the time at which it was seen first that nobody decided in time. */
    static final String EXPIRED_AT_KEY = "expired_at";

    private static final String STATUS = "status";

    private ApprovalStamps() {}

    /**
     * Approved, and not claimed by anybody. The time makes the text one that nobody could have pushed before: what a commit of
     * somebody else holds is never taken for the operator's yes.
     */
    public static Note approved(Note note, Instant at) {
        Map<String, String> keys = unclaimed(ApprovalStatus.APPROVED);
        keys.put(APPROVED_AT_KEY, at.truncatedTo(ChronoUnit.SECONDS).toString());
        return toAll(note).withAll(keys);
    }

    /** What a property said is said by the box from here on, where the operator sees it: one place to take it back. */
    private static Note toAll(Note note) {
        boolean wanted = note.text(ToAllBox.KEY).filter("true"::equals).isPresent();
        Note plain = note.without(ToAllBox.KEY);
        return !wanted
                ? plain
                : DecisionSection.in(note.body())
                        .map(decision -> plain.withBody(decision.toAll().body()))
                        .orElse(plain);
    }

    /** Nobody decided in time, as is seen now. */
    public static Note expired(Note note, Instant at) {
        return note.withAll(Map.of(
                STATUS,
                ApprovalStatus.EXPIRED.word(),
                EXPIRED_AT_KEY,
                at.truncatedTo(ChronoUnit.SECONDS).toString()));
    }

    /** The same of one that goes out of the way: since when it was expired stays as it is. */
    public static Note archived(Note note) {
        return note.with(STATUS, ApprovalStatus.EXPIRED.word());
    }

    /** Its end lies ahead: a draft again. */
    public static Note draftAgain(Note note) {
        return note.withAll(Map.of(STATUS, ApprovalStatus.PENDING.word(), EXPIRED_AT_KEY, ""));
    }

    /** Out of the way for a newer draft of the same conversation. */
    public static Note superseded(Note note, TaskId newer) {
        return note.withAll(Map.of(STATUS, ApprovalStatus.WITHDRAWN.word(), "superseded_by", newer.value()));
    }

    /** Another draft is wanted; an empty reason leaves the note's own one. */
    public static Note revised(Note note, String reason) {
        Note revised = note.withAll(unclaimed(ApprovalStatus.REVISE));
        return reason.isEmpty() ? revised : revised.with(REASON_KEY, SecretMask.masked(reason));
    }

    /** Rejected; an empty reason leaves the note's own one. */
    public static Note rejected(Note note, String reason) {
        Note rejected = note.withAll(unclaimed(ApprovalStatus.REJECTED));
        return reason.isEmpty() ? rejected : rejected.with(REASON_KEY, SecretMask.masked(reason));
    }

    /** Waiting for a decision again, with no mark left of the last one, and with these flags besides its own. */
    public static Note undecided(Note note, String why, List<String> risks, Instant at) {
        Map<String, String> keys = unclaimed(ApprovalStatus.PENDING);
        keys.put(REASON_KEY, "");
        keys.put(ASKED_AGAIN_KEY, SecretMask.masked(why));
        keys.put(ASKED_AT_KEY, askedAt(at));
        Set<String> flags = new LinkedHashSet<>(note.list("risk"));
        Note marked = toAll(note).withAll(keys);
        Note cleared = marked.withBody(emptied(marked.body()));
        return flags.addAll(risks) ? cleared.withList("risk", List.copyOf(flags)) : cleared;
    }

    private static String emptied(String body) {
        return DecisionSection.in(body).map(decision -> decision.asked().body()).orElse(body);
    }

    /** What the operator wrote is left as it is; an empty reason says that it is clear now. */
    public static Note notUnderstood(Note note, String why) {
        return note.text(NOT_UNDERSTOOD_KEY).orElse("").equals(SecretMask.masked(why))
                ? note
                : note.withAll(Map.of(NOT_UNDERSTOOD_KEY, SecretMask.masked(why)));
    }

    /** How a note names the question that was asked at this time. */
    public static String askedAt(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** The same, with why the operator is asked and what a yes to this content would send said beside the boxes. */
    public static Note undecided(
            Note note, Outgoing outgoing, String why, List<String> risks, Instant at, DecisionWords words) {
        Note undecided = words.asked(undecided(note, why, risks, at), at, why);
        return undecided.withBody(WhatLeaves.in(undecided.body(), outgoing, words.zone()));
    }

    /** Still claimed, its outcome unknown. */
    public static Note unknown(Note note) {
        return note.with(STATUS, ApprovalStatus.UNKNOWN.word());
    }

    /** The operator's yes or no as a property, wherever the note lies. */
    public static Note answered(Note note, ApprovalStatus answer, String reason) {
        Note answered = note.with(STATUS, answer.word());
        return reason.isEmpty() ? answered : answered.with(REASON_KEY, SecretMask.masked(reason));
    }

    private static Map<String, String> unclaimed(ApprovalStatus status) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put(STATUS, status.word());
        for (String key : new String[] {
            ExecutionStamp.DIGEST_KEY,
            ExecutionStamp.SEQUENCE_KEY,
            "claimed_by",
            "claim_id",
            "claimed_at",
            ASKED_AGAIN_KEY,
            ASKED_AT_KEY,
            APPROVED_AT_KEY,
            LAST_FAILURE_KEY,
            NOT_UNDERSTOOD_KEY,
            EXPIRED_AT_KEY
        }) {
            keys.put(key, "");
        }
        return keys;
    }
}
