/** The environment variables of both agents: one catalogue, checked as a whole before anything starts, secrets kept apart. */
@NullMarked
package dev.aiemployee.core.env;

import org.jspecify.annotations.NullMarked;
