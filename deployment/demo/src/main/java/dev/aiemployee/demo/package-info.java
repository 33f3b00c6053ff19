/** The agent: wiring and main class. */
@NullMarked
package dev.aiemployee.demo;

import org.jspecify.annotations.NullMarked;
