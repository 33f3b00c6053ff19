/** Finds what would be sent and what Obsidian's reading view does not show. Pure; it only warns, nothing is changed by it. */
@NullMarked
package dev.aiemployee.local.hidden;

import org.jspecify.annotations.NullMarked;
