package dev.aiemployee.core.git.objects;

import dev.aiemployee.core.vault.VaultException;

/** A long look at what somebody pushed was given up because the process is to end; nothing was changed. */
public final class StoppedException extends VaultException {
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("given up, because the agent is to stop");
    }
}
