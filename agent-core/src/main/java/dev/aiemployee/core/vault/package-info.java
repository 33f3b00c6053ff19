/** The vault on disk: where things are, and the one way a note is read and written. */
@NullMarked
package dev.aiemployee.core.vault;

import org.jspecify.annotations.NullMarked;
