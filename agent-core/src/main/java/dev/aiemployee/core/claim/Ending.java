package dev.aiemployee.core.claim;

/** How work on a claim ends, or how far it came: decided on a published tree, all of it in one commit or nothing of it. */
public sealed interface Ending permits Closings, Publication {}
