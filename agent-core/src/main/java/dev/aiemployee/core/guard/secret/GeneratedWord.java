package dev.aiemployee.core.guard.secret;

import com.google.re2j.Pattern;

/** A single long word that a generator made and no person wrote: a key without a form of its own. Pure. */
public final class GeneratedWord {
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9+/=_-]{20,}");
    private static final double LEAST_BITS = 3.5;

    private GeneratedWord() {}

    /** Paths and words joined by signs are none. */
    public static boolean isOne(String text) {
        return WORD.matches(text)
                && !Placeholder.isOne(text)
                && Randomness.looksRandom(text)
                && Randomness.bitsPerCharacter(text) >= LEAST_BITS;
    }
}
