package dev.aiemployee.local.outbox;

import dev.aiemployee.local.approve.Step;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The ledger as a person reads it. Never a body: the ledger holds none. */
public final class JournalPage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

    private final List<LedgerEntry> entries;

    /** @param records of the ledger's journal, oldest first */
    public JournalPage(List<Map<String, String>> records) {
        this.entries = records.stream().map(LedgerEntry::fromRecord).toList();
    }

    /** Every entry, oldest first. */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /** What a person is told: by the time it happened, each step of an approval at a time once, however often it was written down. */
    public List<LedgerEntry> told() {
        Set<List<Object>> seen = new HashSet<>();
        return entries.stream()
                .filter(entry -> seen.add(List.of(entry.approval(), entry.step())))
                .sorted(Comparator.comparing(entry -> entry.step().at()))
                .toList();
    }

    /** The last entry of each approval whose outcome is unknown, by id. */
    public List<LedgerEntry> unknown() {
        Map<String, LedgerEntry> last = new TreeMap<>();
        entries.forEach(entry -> last.put(entry.approval().value(), entry));
        return last.values().stream()
                .filter(entry -> entry.step().step() == Step.UNKNOWN)
                .toList();
    }

    /** When, to the second. */
    public static String when(LedgerEntry entry, ZoneId zone) {
        return TIME.format(entry.step().at().atZone(zone));
    }

    /** The step in a person's words. */
    public static String step(LedgerEntry entry) {
        return switch (entry.step().step()) {
            case REFUSED_BEFORE_SENDING -> "not sent";
            case LEFT -> "left so";
            case REFUSED -> "not counted";
            case INTENT -> "claimed";
            case UNSEEN,
                    SHOWN,
                    APPROVED,
                    REJECTED,
                    REVISED,
                    EXPIRED,
                    WITHDRAWN,
                    SENDING,
                    SENT,
                    FAILED,
                    UNKNOWN,
                    CLOSED -> entry.step().step().name().toLowerCase(Locale.ROOT);
        };
    }

    /** What an unknown one is about: why, since when, and what to look for. */
    public static String words(LedgerEntry entry, ZoneId zone) {
        return entry.fact(Ledger.REASON) + " (" + when(entry, zone) + ")" + trace(entry);
    }

    /** What else is worth a look; starts with a separator, empty when there is nothing. */
    public static String detail(LedgerEntry entry) {
        boolean reasoned = switch (entry.step().step()) {
            case REFUSED, REJECTED, REVISED, WITHDRAWN, REFUSED_BEFORE_SENDING, FAILED, UNKNOWN, LEFT -> true;
            case UNSEEN, SHOWN, APPROVED, EXPIRED, INTENT, SENDING, SENT, CLOSED -> false;
        };
        String reason = reasoned ? entry.fact(Ledger.REASON) : "";
        return (reason.isEmpty() ? "" : ": " + reason) + (entry.step().step() == Step.SENT ? trace(entry) : "");
    }

    /** All of an entry under the names that the ledger's file uses. */
    public static Map<String, Object> fields(LedgerEntry entry) {
        return new LinkedHashMap<>(entry.toRecord());
    }

    private static String trace(LedgerEntry entry) {
        String messageId = entry.fact(Ledger.MESSAGE_ID);
        String reference = entry.fact(Ledger.REFERENCE);
        if (!messageId.isEmpty()) {
            return ", Message-ID " + messageId;
        }
        return reference.isEmpty() ? "" : ", there called " + reference;
    }
}
