package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.OwnAddresses;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.handbook.Handbook;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who got a mail, wrote it too or wants the answer too, beside the operator and whom it is answered to. Whom the handbook knows gets a copy of the answer; the others are left out, and the
 * operator may keep them by one tick. Everybody once; nobody of the operator's own, nor whom the answer goes to. Pure.
 *
 * @param unlisted how many more there are than the mail's task lists
 */
record OtherReaders(
        List<MailAddress> kept,
        List<MailAddress> leftOutOfFrom,
        List<MailAddress> leftOutOfReplyTo,
        List<MailAddress> leftOutOfTo,
        List<MailAddress> leftOutOfCc,
        int unlisted) {
    /** What every mail server takes and every reader of the note sees as it is; an odd one would keep the whole answer from leaving. */
    private static final Pattern PLAIN =
            Pattern.compile("(?=[A-Za-z0-9][^@]{0,63}@)[A-Za-z0-9_+'&=-]+(?:\\.[A-Za-z0-9_+'&=-]+)*"
                    + "@[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*(?:\\.[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*)+");

    OtherReaders {
        kept = List.copyOf(kept);
        leftOutOfFrom = List.copyOf(leftOutOfFrom);
        leftOutOfReplyTo = List.copyOf(leftOutOfReplyTo);
        leftOutOfTo = List.copyOf(leftOutOfTo);
        leftOutOfCc = List.copyOf(leftOutOfCc);
    }

    static OtherReaders of(MailTask mail, Handbook handbook, OwnAddresses own) {
        List<MailAddress> to = mail.facts().to();
        List<MailAddress> cc = mail.facts().cc();
        boolean met = Stream.concat(to.stream(), cc.stream()).anyMatch(one -> isOwn(one, own));
        Reading reading = new Reading(mail, handbook, own);
        // Where none of the operator's addresses stands, one that it was written to may be theirs.
        List<MailAddress> leftOutOfFrom = reading.leftOut(usable(mail.facts().from(), own));
        List<MailAddress> leftOutOfReplyTo = reading.leftOut(usable(mail.facts().answersTo(), own));
        List<MailAddress> leftOutOfTo = reading.leftOut(met ? to : List.of());
        List<MailAddress> leftOutOfCc = reading.leftOut(
                met ? cc : cc.stream().filter(one -> !own.isLikely(one)).toList());
        return new OtherReaders(
                reading.kept,
                leftOutOfFrom,
                leftOutOfReplyTo,
                leftOutOfTo,
                leftOutOfCc,
                mail.facts().unlisted());
    }

    /** A writer that is only a name reads nothing; one in a domain of the operator's may be the operator. */
    private static List<MailAddress> usable(List<MailAddress> people, OwnAddresses own) {
        return people.stream()
                .filter(one -> one.isUsable() && !own.isLikely(one))
                .toList();
    }

    /** Whom a tick would keep; nobody when it could not keep all. */
    List<MailAddress> offered() {
        List<MailAddress> offered = Stream.of(leftOutOfFrom, leftOutOfReplyTo, leftOutOfTo, leftOutOfCc)
                .flatMap(List::stream)
                .filter(OtherReaders::isPlain)
                .toList();
        return isMany() ? List.of() : offered;
    }

    /** Whether there are more than one answer is copied to. */
    boolean isMany() {
        return unlisted > 0 || kept.size() + countLeftOut() > ToAllBox.MOST;
    }

    int countLeftOut() {
        return leftOutOfFrom.size() + leftOutOfReplyTo.size() + leftOutOfTo.size() + leftOutOfCc.size() + unlisted;
    }

    private static boolean isPlain(MailAddress who) {
        return PLAIN.matcher(who.address()).matches()
                && SecretMask.masked(who.address()).equals(who.address());
    }

    /** Their address, or one with a tag of theirs behind {@code +}. */
    private static boolean isOwn(MailAddress who, OwnAddresses own) {
        return own.contains(who)
                || own.contains(new MailAddress("", who.address().replaceFirst("\\+[^@]*@", "@")));
    }

    /** Goes through one list after the other, and meets everybody once. */
    private static final class Reading {
        private final List<MailAddress> kept = new ArrayList<>();
        private final Set<String> met = new HashSet<>();
        private final Handbook handbook;
        private final OwnAddresses own;

        Reading(MailTask mail, Handbook handbook, OwnAddresses own) {
            this.handbook = handbook;
            this.own = own;
            met.add(key(mail.sender()));
            met.add(key(mail.answerTo()));
        }

        List<MailAddress> leftOut(List<MailAddress> people) {
            List<MailAddress> others = people.stream()
                    .filter(one -> !isOwn(one, own) && met.add(key(one)))
                    .toList();
            others.stream()
                    .filter(this::isKnown)
                    .limit(ToAllBox.MOST - kept.size())
                    .forEach(kept::add);
            return others.stream().filter(one -> !kept.contains(one)).toList();
        }

        private boolean isKnown(MailAddress who) {
            return isPlain(who) && handbook.find(who.address()).isPresent();
        }

        private static String key(MailAddress who) {
            return (who.address().isEmpty() ? who.name() : who.address()).toLowerCase(Locale.ROOT);
        }
    }
}
