/** How often and after how long something that failed is tried again, and how a thread waits for it. */
@NullMarked
package dev.aiemployee.core.retry;

import org.jspecify.annotations.NullMarked;
