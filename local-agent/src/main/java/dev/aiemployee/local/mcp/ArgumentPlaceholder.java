package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.Cleared;
import java.util.function.Function;

/** What of an approved content may stand in a tool's arguments, in braces. */
enum ArgumentPlaceholder implements Word {
    /** The text below {@code ## Draft}. */
    BODY(cleared -> cleared.outgoing().letter().body()),
    SUBJECT(cleared -> cleared.outgoing().letter().subject()),
    PLATFORM(cleared -> cleared.outgoing().outlet().platform()),
    CHAT(cleared -> cleared.outgoing().outlet().chat()),
    ACCOUNT(cleared -> cleared.outgoing().account()),
    /** The approval note's id. */
    APPROVAL(cleared -> cleared.outgoing().approval().value()),
    /** Names exactly this content: the same for every attempt at one approval, so it can serve as an idempotency key. */
    DIGEST(cleared -> cleared.digest().value());

    /** A function without state, which Error Prone cannot see. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Cleared, String> value;

    ArgumentPlaceholder(Function<Cleared, String> value) {
        this.value = value;
    }

    /** The value; empty when the content has none. */
    String of(Cleared cleared) {
        return value.apply(cleared);
    }
}
