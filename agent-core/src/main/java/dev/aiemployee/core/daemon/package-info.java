/** What keeps an agent running: one loop over its ticks, one instance a vault, signs of life, a stop in reverse order. */
@NullMarked
package dev.aiemployee.core.daemon;

import org.jspecify.annotations.NullMarked;
