package dev.aiemployee.core.queue;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Where one thing stands, in the words that are the same wherever the operator reads them.
 *
 * @param at when it leaves, was sent or goes to the archive, or since when it waits for the mail server; null where the words name no time
 * @param next when it is tried again; null where it is not
 * @param why the reason in words, from a server or of ours; one line, may be empty
 */
public record QueueState(
        Kind kind, @Nullable Instant at, @Nullable Instant next, String why) {
    private static final int MOST_WHY = 300;

    /** What can be. */
    public enum Kind {
        WAITS("waits for you", true, false),
        NOT_SENT("not sent", true, true),
        MAY_HAVE_BEEN_SENT("may have been sent - look into your Sent folder, then approve or reject it", true, true),
        CANNOT_BE_READ("cannot be read", true, true),
        HELD("held", true, true),
        EXPIRED("too old, here until", true, false),
        TAKEN_UP("approved, the agent takes it up in a moment", false, false),
        LEAVES("leaves", false, false),
        HELD_UP("does not leave yet", false, false),
        BEING_SENT("being sent", false, false),
        WAITS_FOR_SERVER("waits for the mail server", false, false),
        SENT("sent", false, false),
        REJECTED("rejected, being filed", false, false),
        TAKEN_BACK("taken back", false, false),
        TOO_OLD("too old, kept in Archive", false, false),
        ANOTHER_DRAFT("another draft is being written", false, false);

        private final String words;
        private final boolean needsYou;
        private final boolean trouble;

        Kind(String words, boolean needsYou, boolean trouble) {
            this.words = words;
            this.needsYou = needsYou;
            this.trouble = trouble;
        }

        /** Whether the operator has to do something. */
        public boolean needsYou() {
            return needsYou;
        }

        boolean isTrouble() {
            return trouble;
        }
    }

    public QueueState {
        why = OutsideLine.of(why, MOST_WHY);
    }

    /** One without a time. */
    public static QueueState of(Kind kind, String why) {
        return new QueueState(kind, null, null, why);
    }

    /** What the operator reads now; a time of the same day is a time of the clock alone. */
    public String words(QueueTime time, Instant now) {
        return words(moment(time, now), next == null ? "" : ", next try " + time.clock(next, now));
    }

    /** The same without the reason. */
    public String brief(QueueTime time, Instant now) {
        return new QueueState(kind, at, null, "").words(time, now);
    }

    private String moment(QueueTime time, Instant now) {
        return at == null
                ? ""
                : switch (kind) {
                    case LEAVES -> time.near(at, now);
                    case EXPIRED -> time.day(at);
                    default -> time.clock(at, now);
                };
    }

    /** What stands in a file: nothing in it changes while nothing happens, but that a far year comes near. */
    public String lastingWords(ZoneId zone, Instant now) {
        QueueTime time = new QueueTime(zone);
        return words(
                at == null
                        ? ""
                        : switch (kind) {
                            case LEAVES -> time.ahead(at, now);
                            case EXPIRED -> time.day(at);
                            default -> time.absolute(at);
                        },
                "");
    }

    private String words(String moment, String again) {
        String said = why.isEmpty() ? "" : ": " + why;
        return switch (kind) {
            case LEAVES, SENT, EXPIRED -> (kind.words + " " + moment).strip() + said;
            case WAITS_FOR_SERVER -> kind.words + (moment.isEmpty() ? "" : " since " + moment) + again + said;
            case WAITS,
                    NOT_SENT,
                    MAY_HAVE_BEEN_SENT,
                    CANNOT_BE_READ,
                    HELD,
                    TAKEN_UP,
                    HELD_UP,
                    BEING_SENT,
                    REJECTED,
                    TAKEN_BACK,
                    TOO_OLD,
                    ANOTHER_DRAFT -> kind.words + said;
        };
    }
}
