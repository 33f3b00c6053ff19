package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.vault.VaultPath;
import java.util.Optional;
import java.util.Set;

/**
 * What saw the vault being touched. It only narrows the next walk: whoever is in doubt says so, and everything is walked. Asked by
 * the engine's thread alone.
 */
@FunctionalInterface
public interface Watch {
    /** Sees nothing, so everything is walked each time. */
    Watch NONE = Optional::empty;

    /** The files and folders that were touched since this was asked last; absent when anything may have been. */
    Optional<Set<VaultPath>> touched();
}
