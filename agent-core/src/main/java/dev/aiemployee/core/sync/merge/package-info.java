/** Both sides joined in memory, and what a commit of ours is to change. No note on this disk is touched. */
@NullMarked
package dev.aiemployee.core.sync.merge;

import org.jspecify.annotations.NullMarked;
