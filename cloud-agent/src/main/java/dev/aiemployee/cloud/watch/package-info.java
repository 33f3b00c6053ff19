/** Looks into a mailbox: read-only, leaving no trace there, every message once over restarts. Knows no way to send. */
@NullMarked
package dev.aiemployee.cloud.watch;

import org.jspecify.annotations.NullMarked;
