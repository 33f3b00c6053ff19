/** What a note is: its front matter and its text, read as Obsidian reads them and changed without touching the rest. Pure. */
@NullMarked
package dev.aiemployee.core.note;

import org.jspecify.annotations.NullMarked;
