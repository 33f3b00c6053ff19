/** The cloud agent: its round, its desk and how they are put together. Proposes; contains nothing that could send. */
@NullMarked
package dev.aiemployee.cloud;

import org.jspecify.annotations.NullMarked;
