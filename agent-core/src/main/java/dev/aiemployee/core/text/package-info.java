/** How things are told to a person, once for every place where they are shown. Pure. */
@NullMarked
package dev.aiemployee.core.text;

import org.jspecify.annotations.NullMarked;
