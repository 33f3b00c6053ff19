/** How often and after how long something that failed is tried again: the decision, and a loop that waits by it. */
@NullMarked
package dev.aiemployee.core.retry;

import org.jspecify.annotations.NullMarked;
