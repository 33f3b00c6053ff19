/** The approval note: how it is read, what is stamped on it and which words stand in it after the decision. Pure. */
@NullMarked
package dev.aiemployee.local.approve.note;

import org.jspecify.annotations.NullMarked;
