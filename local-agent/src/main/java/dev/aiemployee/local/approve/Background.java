package dev.aiemployee.local.approve;

import dev.aiemployee.core.handbook.Handbook;
import java.util.List;

/**
 * What surrounds one approval.
 *
 * @param handbook whom the operator knows, and up to which amounts they look once
 * @param precedent why an earlier act speaks against this one (the same text sent before, a second draft for one source); empty
 *     when none does
 * @param claims what is wrong with what the note said of its own decision when it came, as {@link ForeignWords} finds it
 */
public record Background(Handbook handbook, String precedent, List<String> claims) {
    /** Nothing is known: nobody is a contact, every amount is over its limit. */
    public static final Background NONE = new Background(Handbook.NONE, "");

    public Background {
        claims = List.copyOf(claims);
    }

    /** Around a note that says nothing but what a drafter of ours says. */
    public Background(Handbook handbook, String precedent) {
        this(handbook, precedent, List.of());
    }
}
