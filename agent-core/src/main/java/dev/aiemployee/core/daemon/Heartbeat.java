package dev.aiemployee.core.daemon;

import dev.aiemployee.core.claim.LifeSign;
import dev.aiemployee.core.claim.Namesake;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.git.remote.AliveWay;
import dev.aiemployee.core.git.remote.PushOutcome;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.sync.SyncRhythm;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the other machines that this agent lives and which claims it works on: every ten minutes it moves a ref of its own, so that
 * the vault's history stays quiet. Where the host takes no such ref, a branch; where it takes one branch and no more, a note in
 * {@code Signals/} once an hour. A change of claims alone is no reason for a sign. For one thread.
 */
public final class Heartbeat implements SignsOfLife {
    /** Half an hour of silence is told, so that two signs may be missed. */
    static final Duration EVERY = Duration.ofMinutes(10);

    /** In the vault's own history. */
    static final Duration EVERY_NOTE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** Where signs go. */
    record Host(AliveRefs refs, SyncRhythm rhythm, AliveFile file, Namesake namesake) {}

    private final AgentName agent;
    private final Host host;
    private final VaultWriter writer;
    private final Supplier<List<String>> claims;
    private final Clock clock;
    private AliveWay way = AliveWay.REF;
    private Instant next = Instant.MIN;

    /** @param claims the ids of the claims that are worked on */
    Heartbeat(AgentName agent, Host host, VaultWriter writer, Supplier<List<String>> claims, Clock clock) {
        this.agent = agent;
        this.host = host;
        this.writer = writer;
        this.claims = claims;
        this.clock = clock;
    }

    /** The first sign is given after the first round: whoever waits for the daemon does not wait for that. */
    @Override
    public void ready() {}

    @Override
    public void alive() {
        Instant now = clock.instant();
        boolean clockWentBack = next.isAfter(now.plus(EVERY_NOTE));
        if ((!now.isBefore(next) || clockWentBack)
                && host.rhythm().reached() > 0
                && host.rhythm().isReachable()) {
            host.namesake().look(host.refs().isNameTaken(agent, way));
            give(LifeSign.State.RUNNING);
        }
    }

    @Override
    public void stopping() {
        if (way != AliveWay.MAIN && host.rhythm().reached() > 0 && host.rhythm().isReachable()) {
            give(LifeSign.State.STOPPED);
        }
    }

    private void give(LifeSign.State state) {
        LifeSign sign = new LifeSign(agent, clock.instant(), state, Set.copyOf(claims.get()));
        PushOutcome outcome = push(sign);
        while (outcome instanceof PushOutcome.Refused refused && way != AliveWay.MAIN) {
            LOG.info("sign of life: the host takes no {} ({})", way, refused.reason());
            way = way.next();
            outcome = push(sign);
        }
        if (outcome instanceof PushOutcome.Landed) {
            host.file().way(way);
            host.file().seen(Map.of(agent.value(), describe(sign)));
        }
        next = clock.instant().plus(way == AliveWay.MAIN ? EVERY_NOTE : EVERY);
    }

    private PushOutcome push(LifeSign sign) {
        if (way == AliveWay.MAIN) {
            note(sign);
            return new PushOutcome.Landed();
        }
        return host.refs().give(agent, way, sign.text(JarVersion.version()), sign.at());
    }

    private void note(LifeSign sign) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("agent", agent.value());
        keys.put("state", sign.state() == LifeSign.State.STOPPED ? "stopped" : "running");
        keys.put("last_seen", sign.at().toString());
        keys.put("claims", sign.claims().stream().sorted().toList());
        writer.write(path(agent), Note.of(keys, ""));
        host.rhythm().request();
    }

    /** How an agent is, in a few words for a person. */
    public static String describe(LifeSign sign) {
        return sign.at() + (sign.state() == LifeSign.State.STOPPED ? " (stopped)" : "");
    }

    /** Where an agent's sign of life stands when it is a note. */
    public static VaultPath path(AgentName agent) {
        return VaultLayout.SIGNALS.child(agent + ".md");
    }
}
