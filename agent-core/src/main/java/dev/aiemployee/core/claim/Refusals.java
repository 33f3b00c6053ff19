package dev.aiemployee.core.claim;

import dev.aiemployee.core.vault.VaultPath;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the server has refused lately. For a while the same change of the same paths is answered with the server's words and not built or
 * pushed again: a rule does not change by asking, and each try would leave a commit behind. Forgotten with the process. For one thread.
 */
final class Refusals {
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final int MOST = 200;

    private record Refusal(String words, Instant since, Duration pause) {
        /** A clock that went back ends the pause. */
        boolean stands(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(pause));
        }
    }

    private final Map<Set<VaultPath>, Refusal> latest = new LinkedHashMap<>();

    /** The server's words, while it need not be asked again about these paths. */
    Optional<String> of(Set<VaultPath> paths, Instant now) {
        return Optional.ofNullable(latest.get(paths))
                .filter(refusal -> refusal.stands(now))
                .map(Refusal::words);
    }

    /** The server refused; each time again doubles the pause. */
    void add(Set<VaultPath> paths, String words, Instant now) {
        Refusal before = latest.remove(paths);
        Duration pause = before == null ? FIRST_PAUSE : before.pause().multipliedBy(2);
        latest.put(
                Set.copyOf(paths), new Refusal(words, now, pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
        if (latest.size() > MOST) {
            latest.remove(latest.keySet().iterator().next());
        }
    }

    /** The server took it. */
    void forget(Set<VaultPath> paths) {
        latest.remove(paths);
    }
}
