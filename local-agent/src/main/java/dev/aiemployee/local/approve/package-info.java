/** Reads what the operator decided and judges, purely, what may be done about it. The only place where a {@code Cleared} is made. */
@NullMarked
package dev.aiemployee.local.approve;

import org.jspecify.annotations.NullMarked;
