package dev.aiemployee.core.guard.live;

import com.google.re2j.Pattern;
import java.util.Optional;

/**
 * A base's formulas may show pictures and HTML from anywhere, and put the address together from pieces; so a base with formulas,
 * or with a spelling that could hide them, is live.
 */
final class LiveBase {
    private static final Pattern LIVE = Pattern.compile(
            "(?i)formula|summaries|image\\s*\\(|html\\s*\\(|link\\s*\\(|icon\\s*\\(|//|<%|\\\\|&|!!|<[a-z!/?]");

    private LiveBase() {}

    static Optional<String> refusal(String text) {
        return LIVE.matcher(text).find() ? LiveContent.live("a base with formulas or addresses") : Optional.empty();
    }
}
