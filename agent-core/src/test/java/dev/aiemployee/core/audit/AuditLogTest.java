package dev.aiemployee.core.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.audit.AuditEvent.Act;
import dev.aiemployee.core.audit.AuditEvent.Consent;
import dev.aiemployee.core.audit.AuditEvent.Outcome;
import dev.aiemployee.core.task.AgentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
    private static final AgentName LOCAL = new AgentName("local");
    private static final Instant NIGHT = Instant.parse("2026-11-20T23:59:59Z");
    private static final AuditEvent SEND = new AuditEvent(
            NIGHT,
            LOCAL,
            new Act("send_email", "bob@example.com", Map.of("subject", "Re: \"x\" | [[y]] <% z %>\n😀")),
            new Consent("approved", "operator (check box)", "ab".repeat(32), "0".repeat(32)),
            Outcome.STARTED);

    @TempDir
    Path root;

    @Test
    void aSecretInWordsFromOutsideIsMaskedInBothFilesSoThatTheDayIsPublished() throws IOException {
        String token = "ghp_" + "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

        new AuditLog(root, LOCAL)
                .record(new AuditEvent(
                        NIGHT,
                        LOCAL,
                        new Act("reject", "K1", Map.of("reason", "because " + token)),
                        Consent.NONE,
                        new Outcome(AuditResult.FAILED, "535 bad key " + token)));

        for (String ending : List.of(".jsonl", ".md")) {
            assertThat(Files.readString(root.resolve("Logs/Actions/2026-11-20-local" + ending)))
                    .contains("masked: github-token")
                    .doesNotContain(token);
        }
    }

    @Test
    void anEventIsALineWithEveryFieldOfTheFormat() throws IOException {
        new AuditLog(root, LOCAL).record(SEND);

        List<String> lines = Files.readAllLines(root.resolve("Logs/Actions/2026-11-20-local.jsonl"));
        JsonNode json = new ObjectMapper().readTree(lines.get(0));
        assertThat(lines).hasSize(1);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "timestamp",
                        "action_type",
                        "actor",
                        "target",
                        "parameters",
                        "approval_status",
                        "approved_by",
                        "approval_digest",
                        "claim_id",
                        "result",
                        "error");
        assertThat(json.get("timestamp").asText()).isEqualTo("2026-11-20T23:59:59Z");
        assertThat(json.get("result").asText()).isEqualTo("started");
    }

    @Test
    void whatWasRecordedIsReadOverDaysAndAgents() {
        AuditLog log = new AuditLog(root, LOCAL);
        AuditLog cloud = new AuditLog(root, new AgentName("cloud"));
        AuditEvent sent = SEND.ended(NIGHT.plusSeconds(2), Outcome.DONE);
        AuditEvent claimed = new AuditEvent(
                NIGHT.plusSeconds(1),
                new AgentName("cloud"),
                new Act("claim", "EMAIL_1", Map.of()),
                Consent.NONE,
                new Outcome(AuditResult.FAILED, "offline"));

        log.record(SEND);
        log.record(sent);
        cloud.record(claimed);

        assertThat(log.readAll()).containsExactly(SEND, claimed, sent);
        assertThat(root.resolve("Logs/Actions/2026-11-21-local.jsonl")).exists();
    }

    @Test
    void aPersonReadsATableInWhichNothingIsLive() throws IOException {
        AuditLog log = new AuditLog(root, LOCAL);

        log.record(SEND);
        log.record(SEND.ended(NIGHT, new Outcome(AuditResult.FAILED, "550 no such user")));

        List<String> lines = Files.readAllLines(root.resolve("Logs/Actions/2026-11-20-local.md"));
        assertThat(lines.get(0)).isEqualTo("# What local did on 2026-11-20");
        assertThat(lines).hasSize(6);
        assertThat(lines.get(4))
                .isEqualTo("| 23:59:59 | send\\_email | bob@example.com | started | operator (check box) "
                        + "| subject: Re: \"x\" \\| \\[\\[y\\]\\] \\<\\% z \\%\\> 😀 |");
        assertThat(lines.get(5)).contains("| failed |", "error: 550 no such user");
    }

    @Test
    void aTornLineIsLeftOutAndTheNextOneStandsAlone() throws IOException {
        AuditLog log = new AuditLog(root, LOCAL);
        log.record(SEND);
        Files.writeString(
                root.resolve("Logs/Actions/2026-11-20-local.jsonl"),
                "{\"timestamp\":\"2026-",
                StandardOpenOption.APPEND);

        log.record(SEND.ended(NIGHT, Outcome.DONE));

        assertThat(log.readAll()).containsExactly(SEND, SEND.ended(NIGHT, Outcome.DONE));
    }

    @Test
    void nobodyWritesInAnothersName() {
        assertThatThrownBy(() -> new AuditLog(root, new AgentName("cloud")).record(SEND))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBodyIsRefusedAndALongFactIsCut() {
        assertThatThrownBy(() -> new Act("send_email", "x", Map.of("body", "private")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("private");
        assertThat(new Act("send_email", "x", Map.of("subject", "😀".repeat(300)))
                        .parameters()
                        .get("subject"))
                .isEqualTo("😀".repeat(199) + "…");
    }

    @Test
    void noEventsAreNoError() {
        assertThat(new AuditLog(root, LOCAL).readAll()).isEmpty();
    }
}
