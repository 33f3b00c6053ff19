/**
 * Times the production classes against native git doing the same steps on the same disk, in the same run, and prints ratios.
 * A tool for people who change the engine; neither daemon contains it, and nothing of it is a test.
 */
@NullMarked
package dev.aiemployee.benchmark;

import org.jspecify.annotations.NullMarked;
