/** The acts themselves: each takes a cleared approval and says for certain what became of it, or that nobody can. */
@NullMarked
package dev.aiemployee.local.execute;

import org.jspecify.annotations.NullMarked;
