package dev.aiemployee.core.sync.base;

/** A local change that does not enter a commit. The path may be one that no {@code VaultPath} can hold. */
public record HeldPath(String path, String rule) {}
