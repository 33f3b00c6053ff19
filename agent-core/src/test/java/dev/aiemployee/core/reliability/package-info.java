/** Shows that the core holds: races, kills and refusals on real repositories and processes, and the commands for long runs. */
package dev.aiemployee.core.reliability;
