/** What an approval lets leave: a mail or another act, its canonical form and its digest. Pure. */
@NullMarked
package dev.aiemployee.local.approve.content;

import org.jspecify.annotations.NullMarked;
