/** Reads what the operator wrote into the handbook, for both agents: whom they know, how they sound, how far an agent may go. */
@NullMarked
package dev.aiemployee.core.handbook;

import org.jspecify.annotations.NullMarked;
