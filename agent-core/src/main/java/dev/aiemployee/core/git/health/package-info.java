/**
 * Whether a clone's Git data is whole, and mending it where it is not. What is derived is made anew, what is lost is fetched again,
 * and what was damaged is put aside: no file of the operator is ever touched.
 */
@NullMarked
package dev.aiemployee.core.git.health;

import org.jspecify.annotations.NullMarked;
