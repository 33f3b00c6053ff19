/** Who may write which path of the vault, and whose text wins when both sides did. Pure decisions over names and text. */
@NullMarked
package dev.aiemployee.core.ownership;

import org.jspecify.annotations.NullMarked;
