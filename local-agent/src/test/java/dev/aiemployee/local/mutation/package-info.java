/** Breaks the local agent's code one line at a time and shows that a named test notices. */
package dev.aiemployee.local.mutation;
