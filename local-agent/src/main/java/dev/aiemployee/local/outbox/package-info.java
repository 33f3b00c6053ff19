/** What was decided and what became of it, written down and on the disk before and after every act. Survives the vault. */
@NullMarked
package dev.aiemployee.local.outbox;

import org.jspecify.annotations.NullMarked;
