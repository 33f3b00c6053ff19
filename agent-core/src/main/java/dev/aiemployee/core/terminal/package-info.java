/** What a terminal shows: how wide it is, and nothing that would act on it. Pure. */
@NullMarked
package dev.aiemployee.core.terminal;

import org.jspecify.annotations.NullMarked;
