/** The agent: wiring and main class. */
@NullMarked
package dev.aiemployee.cloud;

import org.jspecify.annotations.NullMarked;
