/** Answers proposed to the operator, and the approval notes they are proposed in. Pure; recipient and threading never come from a model. */
@NullMarked
package dev.aiemployee.cloud.draft;

import org.jspecify.annotations.NullMarked;
