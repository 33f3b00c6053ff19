/** SSH signatures of commits: whose key may write, made and checked. */
@NullMarked
package dev.aiemployee.core.git.sign;

import org.jspecify.annotations.NullMarked;
