package dev.aiemployee.local.approve.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.local.approve.ApprovalNotes;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times in a note's properties, in the operator's zone where they name none. */
class WrittenTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T09:00:00, 2026-12-01T08:00:00Z",
        "2026-12-01T09:00, 2026-12-01T08:00:00Z",
        "2026-12-01 09:00, 2026-12-01T08:00:00Z",
        "2026-07-01 09:00:30, 2026-07-01T07:00:30Z",
        "2026-10-25T02:30:00, 2026-10-25T01:30:00Z",
        "2026-03-29T02:30:00, 2026-03-29T01:30:00Z",
        "2026-12-01T09:00:00Z, 2026-12-01T09:00:00Z",
        "2026-12-01T09:00:00+05:00, 2026-12-01T04:00:00Z"
    })
    void aTimeIsReadInTheOperatorsZoneUnlessItNamesOne(String written, Instant meant) {
        assertThat(WrittenTime.read(written, BERLIN)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-12-01", "tomorrow", "2026-13-01 09:00", "2026-12-01 25:00", "2026-12-01 9am", "09:00"})
    void whatIsNoTimeIsRefused(String written) {
        assertThatThrownBy(() -> WrittenTime.read(written, BERLIN)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void whatIsApprovedIsTheInstantThatWasMeant() {
        Digest berlin = digest("2026-12-01T09:00:00", BERLIN);

        assertThat(berlin).isEqualTo(digest("2026-12-01T08:00:00Z", ZoneOffset.UTC));
        assertThat(berlin).isNotEqualTo(digest("2026-12-01T09:00:00", ZoneOffset.UTC));
    }

    private static Digest digest(String scheduled, ZoneId zone) {
        ReadApproval read = ApprovalReader.read(
                ApprovalNotes.undecided().with("scheduled_for", scheduled), AttachedFiles.NONE, zone);
        return Digest.of(((ReadApproval.Whole) read).content().outgoing());
    }
}
