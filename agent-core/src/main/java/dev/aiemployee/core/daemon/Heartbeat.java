package dev.aiemployee.core.daemon;

import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps {@code Signals/<agent>.md}: when this agent was last seen and which claims it works on. Written at the start, every so
 * often, and at the end; a change of claims alone is no reason for a commit.
 */
public final class Heartbeat implements SignsOfLife {
    private final VaultWriter writer;
    private final AgentName agent;
    private final Supplier<List<String>> claims;
    private final Clock clock;
    private final Duration every;
    private final Instant started;
    private Instant next = Instant.MIN;

    /**
     * A heartbeat of one agent.
     *
     * @param claims the ids of the claims that are worked on
     * @param every how often an unchanged sign is refreshed
     */
    public Heartbeat(VaultWriter writer, AgentName agent, Supplier<List<String>> claims, Clock clock, Duration every) {
        this.writer = writer;
        this.agent = agent;
        this.claims = claims;
        this.clock = clock;
        this.every = every;
        this.started = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public void ready() {
        write("running", claims.get());
    }

    @Override
    public void alive() {
        boolean clockWentBack = next.isAfter(clock.instant().plus(every));
        if (!clock.instant().isBefore(next) || clockWentBack) {
            write("running", claims.get());
        }
    }

    @Override
    public void stopping() {
        write("stopped", claims.get());
    }

    private void write(String state, List<String> now) {
        Instant seen = clock.instant();
        next = seen.plus(every);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("agent", agent.value());
        keys.put("state", state);
        keys.put("started", started.toString());
        keys.put("last_seen", seen.truncatedTo(ChronoUnit.SECONDS).toString());
        keys.put("claims", List.copyOf(now));
        writer.write(path(agent), Note.of(keys, ""));
    }

    /** Where an agent's sign of life stands. */
    public static VaultPath path(AgentName agent) {
        return VaultLayout.SIGNALS.child(agent + ".md");
    }
}
