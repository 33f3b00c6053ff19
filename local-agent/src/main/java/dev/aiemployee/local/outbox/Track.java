package dev.aiemployee.local.outbox;

import dev.aiemployee.local.approve.PastSteps;
import dev.aiemployee.local.approve.RefusedAttempts;
import dev.aiemployee.local.approve.Step;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Digest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one approval's entries add up to.
 *
 * @param inForce the number of the approval in force; 0 when there is none
 * @param shown the last entry that showed it, or asked about it in its note; the last entry when none did
 * @param asked what the operator was asked about again
 * @param refusals attempts since the approval in force that certainly did nothing
 * @param left the entries that began an act which was not refused for certain
 */
record Track(
        LedgerEntry last,
        LedgerEntry shown,
        long inForce,
        Set<Digest> asked,
        RefusedAttempts refusals,
        List<LedgerEntry> left) {
    static final String IN_FORCE = "in_force";
    static final String ASKED = "asked";
    static final String SHOWN_TO = "shown_to";
    static final String SHOWN_RISK = "shown_risk";
    static final String SHOWN_FILES = "shown_files";
    static final String SHOWN_QUESTION = "shown_question";
    static final String NOTE = "note";
    /** This very attempt may have been done. */
    static final String UNANSWERED = "unanswered";

    /** The box was ticked when the yes was given. */
    static final String TICKED = "ticked";

    static final String REHEARSED = "rehearsed";
    static final String PERMANENT = "permanent";

    Track {
        asked = Set.copyOf(asked);
        left = List.copyOf(left);
    }

    static Track begin(LedgerEntry entry) {
        return new Track(entry, entry, 0, Set.of(), RefusedAttempts.NONE, List.of()).then(entry);
    }

    Track then(LedgerEntry entry) {
        return switch (entry.step().step()) {
            case SHOWN -> new Track(entry, entry, inForce, asked, refusals, left);
            case APPROVED -> new Track(entry, shown, inForce(entry), asked, RefusedAttempts.NONE, left);
            case WITHDRAWN -> new Track(entry, asking(entry), inForce, asked(entry), refusals, left);
            case SENDING -> new Track(entry, shown, inForce, asked, refusals, plus(entry));
            case REFUSED_BEFORE_SENDING -> new Track(entry, shown, inForce, asked, refusals(entry), leftBefore(entry));
            case UNKNOWN -> new Track(entry, shown, inForce, asked, refusals, leftUnknown(entry));
            case UNSEEN, REFUSED, REJECTED, REVISED, EXPIRED, INTENT, SENT, FAILED, LEFT, CLOSED ->
                new Track(entry, shown, inForce, asked, refusals, left);
        };
    }

    Step step() {
        return last.step().step();
    }

    PastSteps.Shown lastShown() {
        return new PastSteps.Shown(
                words(shown.fact(SHOWN_TO)),
                words(shown.fact(SHOWN_RISK)),
                files(shown.fact(SHOWN_FILES)),
                shown.fact(SHOWN_QUESTION));
    }

    private static Set<Attachment> files(String fact) {
        return words(fact).stream()
                .map(word -> word.split("/", 3))
                .map(parts -> new Attachment(parts[2], Long.parseLong(parts[1]), new Digest(parts[0])))
                .collect(Collectors.toSet());
    }

    /** As one fact, which {@link #files} takes apart again. */
    static String joinedFiles(Collection<Attachment> files) {
        return joined(files.stream()
                .map(file -> file.digest().value() + '/' + file.size() + '/' + file.path())
                .toList());
    }

    private static Set<String> words(String fact) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : fact.split(" ", -1)) {
            words.add(word.replace("%20", " ").replace("%25", "%"));
        }
        words.remove("");
        return words;
    }

    /** As one fact, which {@link #words} takes apart again: a chat's name may hold blanks. */
    static String joined(Collection<String> words) {
        return words.stream()
                .map(word -> word.replace("%", "%25").replace(" ", "%20"))
                .collect(Collectors.joining(" "));
    }

    /** A note with a question in it shows what a yes to it would do. */
    private LedgerEntry asking(LedgerEntry entry) {
        return entry.fact(NOTE).isEmpty() ? shown : entry;
    }

    private static long inForce(LedgerEntry entry) {
        String kept = entry.fact(IN_FORCE);
        return kept.isEmpty() ? entry.sequence() : Long.parseLong(kept);
    }

    private Set<Digest> asked(LedgerEntry entry) {
        Set<Digest> all = new LinkedHashSet<>(asked);
        words(entry.fact(ASKED)).forEach(digest -> all.add(new Digest(digest)));
        return all;
    }

    private RefusedAttempts refusals(LedgerEntry entry) {
        return refusals.and(
                entry.step().at(),
                !entry.fact(PERMANENT).isEmpty(),
                entry.fact(Ledger.REASON),
                !entry.fact(Ledger.MAYBE_DONE).isEmpty());
    }

    /** A refusal takes back the act it answers, if that one had begun to leave; never an earlier one. */
    private List<LedgerEntry> leftBefore(LedgerEntry refusal) {
        boolean takenBack = step() == Step.SENDING && refusal.fact(UNANSWERED).isEmpty();
        return takenBack ? left.subList(0, left.size() - 1) : left;
    }

    /** An execution that the ledger had lost may have left, though no entry says so. */
    private List<LedgerEntry> leftUnknown(LedgerEntry entry) {
        return entry.fact(Ledger.LOST_NUMBERS).isEmpty() ? left : plus(entry);
    }

    private List<LedgerEntry> plus(LedgerEntry entry) {
        List<LedgerEntry> more = new ArrayList<>(left);
        more.add(entry);
        return more;
    }
}
