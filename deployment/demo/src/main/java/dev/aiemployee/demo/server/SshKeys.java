package dev.aiemployee.demo.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Ed25519 keys made for the occasion, written as OpenSSH writes them (PROTOCOL.key), so that any client reads them. */
final class SshKeys {
    private SshKeys() {}

    static KeyPair generate() {
        try {
            return SecurityUtils.getKeyPairGenerator(SecurityUtils.ED25519).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("making an Ed25519 key", e);
        }
    }

    /** Writes the private key so that only its owner reads it: ssh refuses any other. */
    static void writePrivate(KeyPair keys, String comment, Path file) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(keys, comment, null, text);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(file, text.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("writing " + file, e);
        }
    }

    /** One line of a {@code known_hosts} file, in sshd's form for a port that is not 22. */
    static String knownHost(String host, int port, PublicKey key) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePublicKey(key, "", text);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("writing a host key", e);
        }
        return "[" + host + "]:" + port + " "
                + text.toString(StandardCharsets.US_ASCII).trim() + "\n";
    }
}
