package dev.aiemployee.core.claim;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.git.remote.AliveRefs;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when another agent falls silent, and tells the operator for as long as it lasts. Only time in which we looked counts, and
 * clocks are never compared. What a sign says is believed no further than that its agent lives. For one thread.
 */
public final class AgentWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AgentWatch.class);

    private static final String KEYLESS = "keys ";

    /** An agent gives a sign every ten minutes; three that are missing are told. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(30);

    /**
     * What is known of an agent.
     *
     * @param commit its latest sign
     * @param said what that said; absent when it could not be read
     * @param silent how long we have seen no other since
     */
    public record Seen(CommitId commit, Optional<LifeSign> said, Duration silent) {
        /** Whether it is missed: it said no farewell and nothing else for too long. */
        public boolean isMissed() {
            return !isStopped() && silent.compareTo(SILENT_AFTER) >= 0;
        }

        /** Whether it said that it ends. */
        public boolean isStopped() {
            return said.filter(sign -> sign.state() == LifeSign.State.STOPPED).isPresent();
        }
    }

    private final Supplier<Map<AgentName, AliveRefs.Sign>> signs;
    private final Outages outages;
    private final Duration interval;
    private final Supplier<Duration> elapsed;
    private final Predicate<AgentName> keyless;
    private Map<AgentName, Seen> seen = Map.of();
    private Duration lastLook = Duration.ZERO;

    /**
     * @param signs what the latest look at the remote showed of the others
     * @param interval how often the remote is looked at in normal running
     * @param elapsed monotonic time since some fixed moment
     */
    public AgentWatch(
            Supplier<Map<AgentName, AliveRefs.Sign>> signs,
            Outages outages,
            Duration interval,
            Supplier<Duration> elapsed) {
        this(signs, outages, interval, elapsed, agent -> false);
    }

    /**
     * The same for an agent that other machines of the operator may stand beside.
     *
     * @param keyless whether this machine and that agent's should know each other by device keys, and do not
     */
    public AgentWatch(
            Supplier<Map<AgentName, AliveRefs.Sign>> signs,
            Outages outages,
            Duration interval,
            Supplier<Duration> elapsed,
            Predicate<AgentName> keyless) {
        this.keyless = keyless;
        this.signs = signs;
        this.outages = outages;
        this.interval = interval;
        this.elapsed = elapsed;
    }

    /**
     * Called after each successful fetch, and only then.
     *
     * @param published whether a note is on the remote
     * @return what is known of each other agent now
     */
    public Map<AgentName, Seen> look(Predicate<VaultPath> published) {
        Duration now = elapsed.get();
        Duration step = seen.isEmpty() ? Duration.ZERO : StaleClaims.step(now.minus(lastLook), interval);
        lastLook = now;
        Map<AgentName, Seen> next = new TreeMap<>();
        signs.get().forEach((agent, sign) -> next.put(agent, next(agent, sign, step)));
        seen = Map.copyOf(next);
        next.forEach((agent, one) -> tell(agent, one, published));
        tellKeyless(next, published);
        return next;
    }

    private Seen next(AgentName agent, AliveRefs.Sign sign, Duration step) {
        Seen before = seen.get(agent);
        return before != null && before.commit().equals(sign.commit())
                ? new Seen(sign.commit(), before.said(), before.silent().plus(step))
                : new Seen(sign.commit(), LifeSign.parse(agent, sign.text()), Duration.ZERO);
    }

    private void tell(AgentName agent, Seen one, Predicate<VaultPath> published) {
        String matter = "silent " + agent;
        if (one.isMissed()) {
            outages.begin(matter, "silent_" + agent, alert(agent, one))
                    .ifPresent(note -> LOG.warn("agent={} gives no sign of life", agent));
        } else {
            outages.over(matter, "It gives signs of life again, or has said that it was stopped.", published);
        }
    }

    /** For as long as both are at work and one lacks the other's key. */
    private void tellKeyless(Map<AgentName, Seen> now, Predicate<VaultPath> published) {
        Set<String> wanted = new TreeSet<>();
        now.forEach((agent, one) -> {
            if (keyless.test(agent) && !one.isMissed() && !one.isStopped()) {
                wanted.add(KEYLESS + agent);
                outages.begin(KEYLESS + agent, "device_keys_" + agent, DeviceKeys.alert(agent))
                        .ifPresent(note -> LOG.warn("agent={} is at work, and no device key is known of it", agent));
            }
        });
        outages.open().stream()
                .filter(matter -> matter.startsWith(KEYLESS) && !wanted.contains(matter))
                .forEach(matter -> outages.over(
                        matter, "The keys are there, or the other machine is not at work any more.", published));
    }

    private static Alert alert(AgentName agent, Seen one) {
        String last = one.said()
                .map(sign -> "; its last one was of " + sign.at() + " by its own clock")
                .orElse("");
        return new Alert(
                "silent",
                "The agent `" + agent + "` is silent",
                "The agent `" + agent + "` has given no sign of life for half an hour" + last + ".",
                "The Git server answers, so it is that machine or its program that stands still. What it does is not done"
                        + " meanwhile: a silent cloud agent reads no mail and drafts nothing. Nothing is lost.",
                List.of(
                        "Look whether its machine runs and reaches the Git server; `" + agent
                                + "-agent status` there says what it knows.",
                        "This note goes by itself when it is heard of again."));
    }
}
