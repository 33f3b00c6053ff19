/** How log lines leave the process: with nothing in them that looks like a secret. Named by {@code logback-text.xml} and {@code -json.xml}. */
@NullMarked
package dev.aiemployee.core.log;

import org.jspecify.annotations.NullMarked;
