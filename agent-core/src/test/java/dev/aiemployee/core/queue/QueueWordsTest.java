package dev.aiemployee.core.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.core.queue.QueueState.Kind;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The words for times, states and flags. */
class QueueWordsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final QueueTime TIME = new QueueTime(ZONE);
    private static final Instant NOW = Instant.parse("2026-11-29T08:14:00Z");

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T08:13:30Z, now, now",
        "2026-11-29T09:13:30Z, now, now",
        "2026-11-29T08:02:00Z, 12 min, 12 min",
        "2026-11-28T16:40:00Z, 15 h, 15 h",
        "2026-11-28T08:14:00Z, yesterday, since yesterday 09:14",
        "2026-11-27T16:40:00Z, Fri 27 Nov, since Fri 27 Nov 17:40",
        "2025-11-27T16:40:00Z, Thu 27 Nov 2025, since Thu 27 Nov 2025 17:40"
    })
    void anAgeIsWords(String since, String brief, String words) {
        assertThat(TIME.age(Instant.parse(since), NOW)).isEqualTo(brief);
        assertThat(TIME.ageInWords(Instant.parse(since), NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-29T08:14:20Z, leaves at 09:14:20",
        "2026-11-30T07:00:00Z, leaves on Monday 08:00",
        "2026-12-12T07:00:00Z, leaves on Sat 12 Dec 08:00",
        "2027-12-01T08:00:00Z, leaves on Wed 1 Dec 2027 09:00",
        "2127-12-01T08:00:00Z, leaves on Mon 1 Dec 2127 09:00"
    })
    void whenItLeavesIsToldByTheClockOrByTheDay(String at, String words) {
        QueueState state = new QueueState(Kind.LEAVES, Instant.parse(at), null, "");

        assertThat(state.words(TIME, NOW)).isEqualTo(words);
    }

    @Test
    void aFileSaysNothingThatChangesByItself() {
        Instant since = Instant.parse("2026-11-29T08:14:00Z");
        QueueState away = new QueueState(Kind.WAITS_FOR_SERVER, since, since.plusSeconds(360), "451 later");

        assertThat(away.words(TIME, NOW)).isEqualTo("waits for the mail server since 09:14, next try 09:20: 451 later");
        assertThat(away.lastingWords(ZONE, NOW))
                .isEqualTo("waits for the mail server since Sun 29 Nov 09:14: 451 later");
        assertThat(new QueueState(Kind.LEAVES, since, null, "").lastingWords(ZONE, NOW))
                .isEqualTo("leaves Sun 29 Nov 09:14:00");
        assertThat(new QueueState(Kind.LEAVES, Instant.parse("2127-12-01T08:00:00Z"), null, "").lastingWords(ZONE, NOW))
                .isEqualTo("leaves Mon 1 Dec 2127 09:00:00");
        assertThat(TIME.absolute(Instant.parse("2026-11-28T16:40:00Z"))).isEqualTo("Sat 28 Nov 17:40");
    }

    @Test
    void aDraftThatIsTooOldSaysUntilWhichDayItIsHere() {
        QueueState old = new QueueState(Kind.EXPIRED, Instant.parse("2026-12-04T08:00:00Z"), null, "reject it");

        assertThat(old.words(TIME, NOW)).isEqualTo("too old, here until Fri 4 Dec: reject it");
        assertThat(old.lastingWords(ZONE, NOW)).isEqualTo("too old, here until Fri 4 Dec: reject it");
        assertThat(old.brief(TIME, NOW)).isEqualTo("too old, here until Fri 4 Dec");
        assertThat(old.kind().needsYou()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "WAITS, waits for you",
        "NOT_SENT, not sent: why",
        "MAY_HAVE_BEEN_SENT, 'may have been sent - look into your Sent folder, then approve or reject it'",
        "BEING_SENT, being sent",
        "TAKEN_BACK, taken back",
        "TOO_OLD, 'too old, kept in Archive'",
        "ANOTHER_DRAFT, another draft is being written"
    })
    void eachStateHasItsWords(Kind kind, String words) {
        QueueState state = QueueState.of(kind, kind == Kind.NOT_SENT ? "why" : "");

        assertThat(state.words(TIME, NOW)).isEqualTo(words);
        assertThat(state.lastingWords(ZONE, NOW)).isEqualTo(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new_recipient", "money", "injection_suspected", "large_amount", "reply_to_differs", "bank_details",
                "misleading_name", "lookalike_domain", "hidden_text", "hidden_copy", "attachment", "unsupported_fact",
                "already_sent", "a_new_word", "[x](y)\u001b"
            })
    void everyFlagIsOneSentenceAndAFewWords(String word) {
        RiskFlag flag = new RiskFlag(word);

        assertThat(flag.isWarning()).isTrue();
        assertThat(flag.sentence()).matches("[A-Z][^_\\[\u001b]{5,100}\\.");
        assertThat(flag.brief()).hasSizeLessThan(45).doesNotContain("_", "[", "\u001b");
    }
}
