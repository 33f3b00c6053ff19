/** Breaks the production code one line at a time and shows that a named test notices. */
package dev.aiemployee.core.mutation;
