/** Claims: who owns a task is a fact on the remote's main branch. Never merges, never rebases; a lost claim is dropped. */
@NullMarked
package dev.aiemployee.core.claim;

import org.jspecify.annotations.NullMarked;
