/**
 * The seeded simulation: several clones, an operator, a stranger and a faulty world, all in one thread and decided by one seed. It
 * runs the production engine and claim desk on real repositories and looks at what they did with other eyes than theirs.
 */
package dev.aiemployee.core.simulation;
