/**
 * One clone's repository and what is done with it as a whole: opening it, its index, what it ignores, its upkeep. With its rooms the
 * only package that knows JGit. Uses {@code objects}, {@code remote} and {@code sign}, none of which uses it.
 */
@NullMarked
package dev.aiemployee.core.git;

import org.jspecify.annotations.NullMarked;
