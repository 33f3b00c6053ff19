/** Append-only journals below the state path: what a crash may not make us forget. Never in the vault, never in {@code .git}. */
@NullMarked
package dev.aiemployee.core.journal;

import org.jspecify.annotations.NullMarked;
