/** The audit: what an agent did, on whose word and with which result, as JSON lines and as a note a person reads. */
@NullMarked
package dev.aiemployee.core.audit;

import org.jspecify.annotations.NullMarked;
