package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.text.WallTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an earlier mail of a conversation wants, while no answer to it has left: the draft for a later mail replaces the one that waited,
 * and the operator must not lose sight of what that was about. The words are a stranger's, and the note they are read from may be edited.
 *
 * @param received when that mail came, as notes hold a time; empty when that is not known
 * @param wants what it wants, in one line that does nothing as a property
 */
public record Unanswered(String received, String wants) {
    /** The key that holds them, oldest first. */
    static final String KEY = "unanswered";

    private static final int SHOWN = 3;
    private static final int KEPT = 20;

    /** What a waiting draft leaves open when another replaces it: what its mail wants, after what that note itself carried. */
    public static List<Unanswered> leftBy(Note draft) {
        List<Unanswered> open = new ArrayList<>(carriedBy(draft));
        String wants = draft.text("wants")
                .orElseGet(() -> ReplySubject.bare(draft.text("subject").orElse("")));
        Unanswered own = of(draft.text("received").orElse(""), wants);
        if (!own.wants.isEmpty() && open.stream().noneMatch(one -> one.wants.equals(own.wants))) {
            open.add(own);
        }
        return open.subList(Math.max(0, open.size() - KEPT), open.size());
    }

    /** What a draft says is open beside its own mail. */
    public static List<Unanswered> carriedBy(Note draft) {
        return draft.list(KEY).stream()
                .limit(KEPT)
                .map(Unanswered::parse)
                .filter(one -> !one.wants.isEmpty())
                .toList();
    }

    /** The lines above the decision: at most three, each a paragraph. */
    static Optional<String> lines(List<Unanswered> open, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        int said = open.size() > SHOWN ? SHOWN - 1 : open.size();
        open.subList(0, said).forEach(one -> lines.add(one.line(zone)));
        if (said < open.size()) {
            lines.add("Not answered yet: " + (open.size() - said) + " more, see `" + KEY + "` in the properties.");
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", lines));
    }

    /** As the property holds it: the time, where it is known, then the words. */
    String property() {
        return received.isEmpty() ? wants : received + " " + wants;
    }

    private String line(ZoneId zone) {
        String from = received.isEmpty() ? "" : ", from " + WallTime.of(received, zone);
        return "Not answered yet" + from + ": " + QuotedText.inline(wants);
    }

    private static Unanswered parse(String property) {
        int blank = property.indexOf(' ');
        return blank > 0 && isTime(property.substring(0, blank))
                ? of(property.substring(0, blank), property.substring(blank + 1))
                : of("", property);
    }

    private static Unanswered of(String received, String wants) {
        return new Unanswered(isTime(received) ? received : "", Wants.line(wants));
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeException other) {
            return false;
        }
    }
}
