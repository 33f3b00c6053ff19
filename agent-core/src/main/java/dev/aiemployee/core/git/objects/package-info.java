/**
 * Git's objects and refs on this disk: blobs, trees, commits and history, read and written without a working tree. Paths of fetched
 * trees are plain text that nobody has vetted.
 */
@NullMarked
package dev.aiemployee.core.git.objects;

import org.jspecify.annotations.NullMarked;
