/** Other programs: native tools that run and end, and the agents' fat jars that stay. */
@NullMarked
package dev.aiemployee.demo.process;

import org.jspecify.annotations.NullMarked;
