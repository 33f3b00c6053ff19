/** The local agent's own commands: what waits, what exactly would be sent, and the operator's yes or no. */
@NullMarked
package dev.aiemployee.local.cli;

import org.jspecify.annotations.NullMarked;
