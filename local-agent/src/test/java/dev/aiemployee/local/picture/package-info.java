/** Pictures of what the operator sees in Obsidian, for the documentation. In no jar. */
@NullMarked
package dev.aiemployee.local.picture;

import org.jspecify.annotations.NullMarked;
