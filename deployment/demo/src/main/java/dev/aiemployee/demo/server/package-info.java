/** What the outside world is in the demo: a Git host over SSH and a mail house, both on loopback only. */
@NullMarked
package dev.aiemployee.demo.server;

import org.jspecify.annotations.NullMarked;
