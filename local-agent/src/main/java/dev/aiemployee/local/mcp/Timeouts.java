package dev.aiemployee.local.mcp;

import java.time.Duration;
import java.util.regex.Pattern;

/** Times in the configuration: whole seconds. */
final class Timeouts {
    private static final Pattern SECONDS = Pattern.compile("[1-9][0-9]{0,2}");
    private static final int MOST = 600;

    private Timeouts() {}

    /** The time under a key; {@code fallback} when there is none, or a problem. */
    static Duration read(YamlMap map, String key, Duration fallback) {
        String text = map.text(key);
        if (text.isEmpty()) {
            return fallback;
        } else if (SECONDS.matcher(text).matches() && Integer.parseInt(text) <= MOST) {
            return Duration.ofSeconds(Integer.parseInt(text));
        }
        map.problem(key, "`" + key + "` is no time", "write seconds from 1 to " + MOST);
        return fallback;
    }
}
