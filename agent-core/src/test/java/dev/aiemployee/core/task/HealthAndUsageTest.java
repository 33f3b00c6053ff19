package dev.aiemployee.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthAndUsageTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final AgentName CLOUD = new AgentName("cloud");

    @Test
    void usageCountsFromZeroAndMayHaveNoPrice() {
        ApiUsage.Tokens tokens = new ApiUsage.Tokens(1, 2, 0);

        assertThat(new ApiUsage(NOW, CLOUD, "m", tokens, new BigDecimal("0.000012"), "triage").costText())
                .isEqualTo("0.000012");
        assertThat(new ApiUsage(NOW, CLOUD, "m", tokens, null, "triage").costText())
                .isEqualTo("unpriced");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiUsage(NOW, CLOUD, "m", tokens, new BigDecimal("-1"), "triage"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiUsage(NOW, CLOUD, " ", tokens, null, "triage"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiUsage(NOW, CLOUD, "m", tokens, null, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiUsage.Tokens(-1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiUsage.Tokens(0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new ApiUsage.Tokens(0, 0, -1));
    }

    @ParameterizedTest
    @CsvSource({
        "..., ONLINE",
        "f.., DEGRADED",
        "ff., DEGRADED",
        "fff, OFFLINE",
        "fff., DEGRADED",
        "..f, DEGRADED",
        "f, DEGRADED",
        "ff, DEGRADED",
        "., ONLINE",
        "fff..., ONLINE"
    })
    void healthIsJudgedByTheLastThreeProbes(String oldestFirst, HealthStatus status) {
        List<Probe> probes = IntStream.range(0, oldestFirst.length())
                .mapToObj(i -> new Probe(NOW.plusSeconds(i), oldestFirst.charAt(i) == 'f' ? "refused" : ""))
                .toList();

        assertThat(Health.of("mail", probes, NOW.plusSeconds(60)).status()).isEqualTo(status);
    }

    @Test
    void healthIsOfflineAfterAnHourWithoutAProbe() {
        List<Probe> probes = List.of(new Probe(NOW, ""));

        assertThat(Health.of("local", probes, NOW.plus(Duration.ofMinutes(59))).status())
                .isEqualTo(HealthStatus.ONLINE);
        assertThat(Health.of("local", probes, NOW.plus(Duration.ofMinutes(60))).status())
                .isEqualTo(HealthStatus.OFFLINE);
        assertThat(Health.of("local", List.of(), NOW).status()).isEqualTo(HealthStatus.OFFLINE);
    }

    @Test
    void healthKnowsTheLastSuccessAndTheLastErrorInShort() {
        List<Probe> probes = List.of(
                new Probe(NOW.plusSeconds(3), "e".repeat(300)),
                new Probe(NOW.plusSeconds(1), ""),
                new Probe(NOW.plusSeconds(2), "older"));

        Health health = Health.of("mail", probes, NOW.plusSeconds(4));

        assertThat(health.lastSuccess()).isEqualTo(NOW.plusSeconds(1));
        assertThat(health.lastError()).hasSize(200).startsWith("eee");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Health("mail", HealthStatus.ONLINE, null, "e".repeat(201)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Health(" ", HealthStatus.ONLINE, null, ""));
    }
}
