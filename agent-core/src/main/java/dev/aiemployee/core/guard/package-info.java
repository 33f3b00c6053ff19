/** What never enters a commit: names that stand for secrets, contents that look like one. Findings say where, never what. */
@NullMarked
package dev.aiemployee.core.guard;

import org.jspecify.annotations.NullMarked;
