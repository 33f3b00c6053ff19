/** What others committed, and what of it its author may write. */
@NullMarked
package dev.aiemployee.core.sync.vet;

import org.jspecify.annotations.NullMarked;
