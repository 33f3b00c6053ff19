/** Reads what a person wrote in Markdown as Obsidian's reading view shows it: headings, tables, words; comments and code do not count. */
@NullMarked
package dev.aiemployee.core.markdown;

import org.jspecify.annotations.NullMarked;
