/** What a person is told of a cycle: log, state note, alerts. */
@NullMarked
package dev.aiemployee.core.sync.report;

import org.jspecify.annotations.NullMarked;
