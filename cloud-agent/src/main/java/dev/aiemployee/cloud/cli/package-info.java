/** The commands that only the cloud agent has. */
@NullMarked
package dev.aiemployee.cloud.cli;

import org.jspecify.annotations.NullMarked;
