package dev.aiemployee.core.claim;

import dev.aiemployee.core.task.AgentName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an agent says of itself every few minutes: that it lives, and which claims it works on.
 *
 * @param at by its own clock
 * @param state how it is
 * @param claims the ids of the claims that are worked on
 */
public record LifeSign(AgentName agent, Instant at, State state, Set<String> claims) {
    /** How an agent is by its own words. */
    public enum State {
        RUNNING,
        /** It was told to end. */
        STOPPED
    }

    private static final int LONGEST = 64 * 1024;
    private static final int MOST_CLAIMS = 1000;
    private static final Pattern CLAIM = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern LINE = Pattern.compile("([a-z]{1,20}): (.*)");

    public LifeSign {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        claims = claims.stream()
                .filter(CLAIM.asMatchPredicate())
                .sorted()
                .limit(MOST_CLAIMS)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As the message of a commit. */
    public String text(String version) {
        return "alive: " + agent + "\n\ntime: " + at + "\nversion: " + version + "\nstate: "
                + (state == State.STOPPED ? "stopped" : "running") + "\nclaims: "
                + claims.stream().sorted().collect(Collectors.joining(" ")).strip() + "\n";
    }

    /** What a commit's message says; absent when it is no sign of that agent's, word for word. */
    public static Optional<LifeSign> parse(AgentName agent, String text) {
        List<String> lines = text.lines().toList();
        if (text.length() > LONGEST || lines.isEmpty() || !lines.get(0).equals("alive: " + agent)) {
            return Optional.empty();
        }
        Map<String, String> keys = new HashMap<>();
        lines.stream()
                .skip(1)
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .forEach(line -> keys.putIfAbsent(line.group(1), line.group(2)));
        try {
            State state = keys.getOrDefault("state", "").equals("stopped") ? State.STOPPED : State.RUNNING;
            Set<String> claims =
                    Set.copyOf(List.of(keys.getOrDefault("claims", "").split(" ")));
            return Optional.of(new LifeSign(agent, Instant.parse(keys.getOrDefault("time", "")), state, claims));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
