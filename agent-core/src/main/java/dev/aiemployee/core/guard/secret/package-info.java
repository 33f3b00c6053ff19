/** What a credential looks like, in whatever form it stands. Findings say where, never what. Pure. */
@NullMarked
package dev.aiemployee.core.guard.secret;

import org.jspecify.annotations.NullMarked;
