/** The words of the product: ids, names, states and entities. Pure values that refuse bad input; imports nothing of ours. */
@NullMarked
package dev.aiemployee.core.task;

import org.jspecify.annotations.NullMarked;
