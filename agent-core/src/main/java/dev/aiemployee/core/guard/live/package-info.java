/** Whether a text would do something when Obsidian shows it. Pure. */
@NullMarked
package dev.aiemployee.core.guard.live;

import org.jspecify.annotations.NullMarked;
