/** Snapshot, merge in memory, publish, apply: keeps the vault on disk and the remote's tip the same. Never claims. */
@NullMarked
package dev.aiemployee.core.sync;

import org.jspecify.annotations.NullMarked;
