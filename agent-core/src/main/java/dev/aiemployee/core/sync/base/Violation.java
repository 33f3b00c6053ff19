package dev.aiemployee.core.sync.base;

/**
 * A fetched change that its author may not make; it was not applied.
 *
 * @param path as the commit spells it, not to be trusted as a path
 * @param commit the commit that carried it, 40 hexadecimal digits
 * @param rule which rule refused it, for a person
 */
public record Violation(String path, String commit, String rule) {}
