/** The files of the vault that go with a mail: which may, and what they hold now. Reads, never writes. */
@NullMarked
package dev.aiemployee.local.attach;

import org.jspecify.annotations.NullMarked;
