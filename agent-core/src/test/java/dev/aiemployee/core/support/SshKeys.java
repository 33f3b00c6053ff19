package dev.aiemployee.core.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** New Ed25519 keys in OpenSSH's format. */
public final class SshKeys {
    private SshKeys() {}

    public static KeyPair make() {
        try {
            return SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Writes a new key pair, the public half beside it as {@code .pub}, and answers the public half as one line. */
    public static String write(Path privateKey) {
        KeyPair keys = make();
        String line = PublicKeyEntry.toString(keys.getPublic());
        try {
            Files.createDirectories(privateKey.getParent());
            write(keys, privateKey);
            Files.writeString(privateKey.resolveSibling(privateKey.getFileName() + ".pub"), line + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return line;
    }

    /** Writes the private half, readable by its owner alone. */
    public static void write(KeyPair keys, Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, "agent", null, out);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
