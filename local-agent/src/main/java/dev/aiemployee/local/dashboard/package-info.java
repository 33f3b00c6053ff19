/** The Dashboard: renders what waits, how things stand and what was done last, and merges the cloud's events as a set. */
@NullMarked
package dev.aiemployee.local.dashboard;

import org.jspecify.annotations.NullMarked;
