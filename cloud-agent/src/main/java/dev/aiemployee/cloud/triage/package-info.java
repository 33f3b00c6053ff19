/** What a mail means for the operator: how urgent, which part of life, whether an answer is due, and the task it becomes. Pure. */
@NullMarked
package dev.aiemployee.cloud.triage;

import org.jspecify.annotations.NullMarked;
