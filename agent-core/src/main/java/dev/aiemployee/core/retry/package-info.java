/** Retry. */
@NullMarked
package dev.aiemployee.core.retry;

import org.jspecify.annotations.NullMarked;
