package dev.aiemployee.core.git.sign;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** An allowed-signers file as a person wrote it, read once; what it holds, not whether any commit is signed. Immutable. */
public final class SignersFile {
    private final AllowedSigners signers;

    private SignersFile(AllowedSigners signers) {
        this.signers = signers;
    }

    /**
     * Reads a file.
     *
     * @throws VaultException when it is missing, unreadable or malformed; the message of its cause names the line
     */
    public static SignersFile read(Path file, ZoneId zone) {
        try {
            return new SignersFile(AllowedSigners.parse(Files.readString(file), zone));
        } catch (IOException failure) {
            throw new VaultException("cannot use " + file + " as a list of allowed signers", failure);
        }
    }

    /** Each line's principals, in the file's order. */
    public List<String> principals() {
        return signers.principals();
    }

    /** Whether a line holds the public half of that key. */
    public boolean holds(CommitSigner key) {
        return signers.knows(key.publicKey());
    }

    /** Whether both name one key. */
    public boolean sharesAKeyWith(SignersFile other) {
        return signers.keys().stream().anyMatch(other.signers::knows);
    }
}
