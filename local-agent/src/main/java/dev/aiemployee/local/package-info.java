/** The agent: wiring and main class. */
@NullMarked
package dev.aiemployee.local;

import org.jspecify.annotations.NullMarked;
