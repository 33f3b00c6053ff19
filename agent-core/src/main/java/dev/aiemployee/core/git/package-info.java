/**
 * The only package that knows JGit: objects, refs, trees and history of one clone, and its remote's main branch. Outcomes of
 * talking to the remote are values; paths of fetched trees are plain text that nobody has vetted.
 */
@NullMarked
package dev.aiemployee.core.git;

import org.jspecify.annotations.NullMarked;
