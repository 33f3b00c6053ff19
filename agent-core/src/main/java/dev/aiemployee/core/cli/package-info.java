/** The command line that both agents share: exit codes, options, the rendering of failures, and the common commands. */
@NullMarked
package dev.aiemployee.core.cli;

import org.jspecify.annotations.NullMarked;
