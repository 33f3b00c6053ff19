/** What the operator looked at and found harmless although the guard did not: fingerprints in a file of this clone, never synced. */
@NullMarked
package dev.aiemployee.core.allow;

import org.jspecify.annotations.NullMarked;
