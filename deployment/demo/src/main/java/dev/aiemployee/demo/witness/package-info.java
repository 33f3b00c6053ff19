/** Other eyes than the product's: what native git, a raw IMAP conversation and the bytes on disk say happened. */
@NullMarked
package dev.aiemployee.demo.witness;

import org.jspecify.annotations.NullMarked;
