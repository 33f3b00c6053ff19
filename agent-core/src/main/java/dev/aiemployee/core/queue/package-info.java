/**
 * What waits for the operator, ranked and in their words: one view for the Dashboard, the terminal and whatever else shows it. Pure;
 * who makes the items reads the notes.
 */
@NullMarked
package dev.aiemployee.core.queue;

import org.jspecify.annotations.NullMarked;
