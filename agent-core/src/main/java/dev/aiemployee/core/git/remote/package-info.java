/** Talking to the host that both agents share, over SSH, HTTPS or a folder. Outcomes are values; what a host answers is unvetted. */
@NullMarked
package dev.aiemployee.core.git.remote;

import org.jspecify.annotations.NullMarked;
