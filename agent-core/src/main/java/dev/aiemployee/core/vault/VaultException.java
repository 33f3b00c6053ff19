package dev.aiemployee.core.vault;

/** The world failed: a disk, a repository or a server did not do what was asked. Says what was tried, and on what. */
public class VaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaultException(String message, Throwable cause) {
        super(message, cause);
    }

    public VaultException(String message) {
        super(message);
    }
}
