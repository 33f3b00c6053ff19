/** The operator's kill switch: a file outside the vault that holds everything back from leaving, wherever the program stands. */
@NullMarked
package dev.aiemployee.local.brake;

import org.jspecify.annotations.NullMarked;
