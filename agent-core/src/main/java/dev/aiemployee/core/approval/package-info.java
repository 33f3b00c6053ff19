/** What both agents know of an approval note's text: the part in which the operator decides. Pure. */
@NullMarked
package dev.aiemployee.core.approval;

import org.jspecify.annotations.NullMarked;
