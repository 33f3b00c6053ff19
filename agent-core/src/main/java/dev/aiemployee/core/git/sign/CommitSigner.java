package dev.aiemployee.core.git.sign;

import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.Collection;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.GpgSignature;

/**
 * Signs commits with one SSH key, as {@code git commit -S} does with {@code gpg.format=ssh}. Immutable; holds the private key in
 * memory.
 */
public final class CommitSigner {
    private final Path file;
    private final KeyPair keys;

    private CommitSigner(Path file, KeyPair keys) {
        this.file = file;
        this.keys = keys;
    }

    /**
     * Reads a key.
     *
     * @param file a private key in OpenSSH's format, without a passphrase; Ed25519, ECDSA or RSA
     * @throws VaultException when it is none, or needs a passphrase
     */
    public static CommitSigner ssh(Path file) {
        try {
            Collection<KeyPair> found = SecurityUtils.getKeyPairResourceParser().loadKeyPairs(null, file, null);
            if (found.size() == 1) {
                return new CommitSigner(file, found.iterator().next());
            }
            throw new IOException("it holds " + found.size() + " keys");
        } catch (IOException | GeneralSecurityException failure) {
            throw new VaultException(
                    "cannot read " + file + " (expected: one SSH private key without a passphrase)", failure);
        }
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    /** Puts the signature into a commit that is otherwise complete. */
    public void sign(CommitBuilder commit) {
        try {
            String signature = SshSignature.of(commit.build(), keys).armoured();
            commit.setGpgSignature(new GpgSignature(signature.getBytes(StandardCharsets.US_ASCII)));
        } catch (Exception failure) { // sshd's signatures declare no less
            throw new VaultException("cannot sign a commit with " + file, failure);
        }
    }
}
