/** What changed on this disk, and what of it rests, is held, or is none of ours. */
@NullMarked
package dev.aiemployee.core.sync.scan;

import org.jspecify.annotations.NullMarked;
