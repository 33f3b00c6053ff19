package dev.aiemployee.local.approve;

import dev.aiemployee.core.handbook.Handbook;

/**
 * What surrounds one approval.
 *
 * @param handbook whom the operator knows, and up to which amounts they look once
 * @param precedent why an earlier act speaks against this one (the same text sent before, a second draft for one source); empty
 *     when none does
 */
public record Background(Handbook handbook, String precedent) {
    /** Nothing is known: nobody is a contact, every amount is over its limit. */
    public static final Background NONE = new Background(Handbook.NONE, "");
}
