/** The outcome put on this disk: journalled, and never over what was saved meanwhile. */
@NullMarked
package dev.aiemployee.core.sync.apply;

import org.jspecify.annotations.NullMarked;
