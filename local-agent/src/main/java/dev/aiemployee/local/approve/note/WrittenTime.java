package dev.aiemployee.local.approve.note;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A time as a property holds it. One without a zone, as Obsidian's date and time property writes it, is meant in the operator's. Pure. */
final class WrittenTime {
    private WrittenTime() {}

    /**
     * The instant that is meant. Of an hour that the end of summer time repeats it is the later one, so that nothing leaves too early; an
     * hour that its beginning leaves out is an hour later.
     *
     * @throws DateTimeException when it is no time
     */
    static Instant read(String text, ZoneId zone) {
        String stripped = text.strip();
        if (stripped.matches("[0-9-]{10}[T ][0-9:.]+")) {
            return LocalDateTime.parse(stripped.replace(' ', 'T'))
                    .atZone(zone)
                    .withLaterOffsetAtOverlap()
                    .toInstant();
        }
        return Instant.parse(stripped);
    }
}
