/** Bytes of a mail as text that a person reads: charsets, transfer encodings, encoded words, HTML, calendars. Pure. */
@NullMarked
package dev.aiemployee.cloud.mail.text;

import org.jspecify.annotations.NullMarked;
