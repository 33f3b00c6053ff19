package dev.aiemployee.local.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InertTest {
    private static final String SECRET = "Hw7!kPq2" + "zRt9mXv4";

    @Test
    void aSecretInASubjectOrInAServersWordsIsMaskedOnTheDashboard() {
        assertThat(Inert.line("Your new password: " + SECRET + " (router)", 80))
                .startsWith("Your new password: (masked: assigned-")
                .doesNotContain(SECRET.substring(0, 6));
    }

    @Test
    void anOrdinaryLineStaysAsItIs() {
        assertThat(Inert.line("Invoice INV-2026-004711 for Ann", 80)).isEqualTo("Invoice INV-2026-004711 for Ann");
    }
}
