/** What must survive a crash and never be seen by the other side: append-only files outside the vault, forced to disk. */
@NullMarked
package dev.aiemployee.core.journal;

import org.jspecify.annotations.NullMarked;
