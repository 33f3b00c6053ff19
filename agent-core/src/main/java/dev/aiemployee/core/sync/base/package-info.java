/** What was applied last, what was moved aside, and the words that all rooms of the sync share. */
@NullMarked
package dev.aiemployee.core.sync.base;

import org.jspecify.annotations.NullMarked;
