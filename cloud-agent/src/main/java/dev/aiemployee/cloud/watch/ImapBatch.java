package dev.aiemployee.cloud.watch;

import dev.aiemployee.cloud.watch.ImapTalk.Listed;
import dev.aiemployee.cloud.watch.ImapTalk.Refused;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One look into an open folder: the next messages, then those that were not given out before. A message that cannot be had is left
 * behind among the stuck ones, so that it neither counts as read nor keeps the others out.
 */
final class ImapBatch {
    private static final Duration A_DAY = Duration.ofDays(1);
    /** After so long no further message is begun: other work of the daemon waits. */
    private static final Duration LONGEST_LOOK = Duration.ofMinutes(1);

    private final ImapTalk talk;
    private final ImapDownload download;
    private final ImapLimits limits;
    private final Clock clock;
    private final Instant began;
    private final boolean first;
    private final List<RawMail> mails = new ArrayList<>();
    private final List<UndeliveredMail> undelivered = new ArrayList<>();
    private final Set<Long> asked = new HashSet<>();
    private long bytes;
    private boolean broken;
    private boolean more;
    private Instant delivered;
    private MailCursor next;

    /** @param delivered when the mailbox last gave out any message */
    ImapBatch(
            ImapTalk talk, ImapDownload download, ImapLimits limits, Clock clock, Instant delivered, MailCursor cursor)
            throws MessagingException {
        this.talk = talk;
        this.download = download;
        this.limits = limits;
        this.clock = clock;
        this.began = clock.instant();
        this.delivered = delivered;
        this.first = cursor.isStart();
        this.next = cursor.under(talk.validity()).knowing(talk.last());
    }

    Instant delivered() {
        return delivered;
    }

    /** Whether the connection ended on the way; what came before counts. */
    boolean isBroken() {
        return broken;
    }

    PollOutcome.Fetched take() throws MessagingException, IOException, Refused {
        int older = 0;
        if (next.stuck().size() < MailCursor.MOST_STUCK) {
            List<Long> waiting = next.lastUid() == 0 ? sinceThen() : talk.above(next.lastUid());
            List<Long> now = waiting.subList(0, Math.min(waiting.size(), limits.messages()));
            more = now.size() < waiting.size();
            older = first ? Math.max(0, talk.messages() - waiting.size()) : 0;
            older += takeNew(now);
        }
        if (!broken && !more) {
            try {
                takeStuck();
            } catch (MessagingException | IOException | Refused later) {
                broken = true; // what came before is kept; they are asked for again at the next look
            }
        }
        return new PollOutcome.Fetched(mails, next, more, undelivered, first ? older : 0);
    }

    /** What is of those days, and what came after the first look. */
    private List<Long> sinceThen() throws MessagingException, IOException, Refused {
        SortedSet<Long> waiting = new TreeSet<>(talk.since(next.since().minus(A_DAY)));
        if (!first && next.past() != MailCursor.UNKNOWN) {
            waiting.addAll(talk.above(next.past()));
        }
        return List.copyOf(waiting);
    }

    /** How many were too old. */
    private int takeNew(List<Long> uids) throws MessagingException, IOException, Refused {
        Map<Long, Listed> listed = list(uids);
        int older = 0;
        for (long uid : uids) {
            if (broken || isEnough()) {
                more = true;
                return older;
            }
            Listed message = listed.get(uid);
            boolean old = message != null
                    && message.received().filter(time -> next.isPast(uid, time)).isPresent();
            older += old ? 1 : 0;
            if (message != null && !old) {
                take(message);
            }
            next = next.after(uid);
        }
        return older;
    }

    /** Those that were asked for longest ago come first, so that one on which the connection ends does not always stand before them. */
    private void takeStuck() throws MessagingException, IOException, Refused {
        Instant now = clock.instant();
        next.stuck().stream().filter(mail -> mail.isForgotten(now)).forEach(mail -> next = next.without(mail.uid()));
        List<Long> due = next.stuck().stream()
                .filter(mail -> mail.isDue(now) && !asked.contains(mail.uid()))
                .sorted(Comparator.comparing(StuckMail::last))
                .limit(limits.messages())
                .map(StuckMail::uid)
                .toList();
        Map<Long, Listed> listed = list(due);
        for (long uid : due) {
            if (broken || isEnough()) {
                return;
            }
            Listed message = listed.get(uid);
            if (message == null) {
                next = next.without(uid); // somebody removed it
            } else {
                take(message);
            }
        }
    }

    /**
     * What the server tells of these; of one that it keeps and does not tell of nothing is known but its number, as of one that it
     * stumbles over. A server that stumbles over one of many is asked for each.
     */
    private Map<Long, Listed> list(List<Long> uids) throws MessagingException, IOException, Refused {
        Map<Long, Listed> listed = told(uids);
        List<Long> untold =
                uids.stream().filter(uid -> !listed.containsKey(uid)).toList();
        if (!untold.isEmpty()) {
            talk.there(untold).forEach(uid -> listed.put(uid, new Listed(uid, -1, Optional.empty(), Set.of())));
        }
        return listed;
    }

    private Map<Long, Listed> told(List<Long> uids) throws MessagingException, IOException, Refused {
        try {
            return talk.list(uids);
        } catch (Refused one) {
            Map<Long, Listed> listed = new HashMap<>();
            for (long uid : uids) {
                try {
                    listed.putAll(talk.list(List.of(uid)));
                } catch (Refused itself) {
                    listed.put(uid, new Listed(uid, -1, Optional.empty(), Set.of()));
                }
            }
            return listed;
        }
    }

    private boolean isEnough() {
        return bytes >= limits.batchBytes() || clock.instant().isAfter(began.plus(LONGEST_LOOK));
    }

    private void take(Listed message) {
        asked.add(message.uid());
        ImapDownload.Result result = download.of(message, message.received().orElse(next.since()));
        if (result instanceof ImapDownload.Whole whole) {
            mails.add(whole.mail());
            bytes += whole.mail().bytes().length();
            delivered = clock.instant();
            next = next.without(message.uid());
        } else {
            leave(message, (ImapDownload.Failed) result);
        }
    }

    private void leave(Listed message, ImapDownload.Failed failed) {
        broken |= failed.connectionEnded();
        Instant now = clock.instant();
        StuckMail stuck = next.stuckAt(message.uid())
                .orElse(new StuckMail(message.uid(), 0, began, began, false))
                .again(failed.tries(), now);
        if (stuck.isToBeTold(delivered, now)) {
            undelivered.add(new UndeliveredMail(
                    next.uidValidity(),
                    message.uid(),
                    message.received().orElse(now),
                    Math.max(0, message.size()),
                    failed.reason()));
            stuck = stuck.asTold();
        }
        next = next.with(stuck);
    }
}
