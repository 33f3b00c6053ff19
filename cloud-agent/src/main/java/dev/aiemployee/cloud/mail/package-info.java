/** What a mail says: bytes from a mailbox become values and readable text. Pure; hostile input is a value, never an exception. */
@NullMarked
package dev.aiemployee.cloud.mail;

import org.jspecify.annotations.NullMarked;
