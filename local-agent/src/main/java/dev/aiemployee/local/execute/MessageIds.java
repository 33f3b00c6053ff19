package dev.aiemployee.local.execute;

import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.local.approve.content.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message-IDs that follow from the approved digest: a mail sent again after an unknown outcome has the same one, so that it can
 * be found, and the receiving side can tell that it is the same mail. Keyed, so that nobody learns from one what was sent.
 */
public final class MessageIds {
    private static final String HMAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private MessageIds(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /**
     * Reads the key; on first use makes one that its owner alone may read.
     *
     * @throws VaultException when the file is there but is no key
     */
    public static MessageIds open(Path keyFile, SecureRandom random) {
        try {
            if (!Files.exists(keyFile, LinkOption.NOFOLLOW_LINKS)) {
                create(keyFile, random);
            }
            byte[] key = Files.readAllBytes(keyFile);
            if (key.length != KEY_BYTES) {
                throw new VaultException("key " + keyFile + ": " + key.length + " bytes (expected: " + KEY_BYTES
                        + "; remove the file to have a new one made)");
            }
            return new MessageIds(key);
        } catch (IOException e) {
            throw new VaultException("cannot read or make key " + keyFile + ": " + e, e);
        }
    }

    /** The id, with its angle brackets. */
    String of(Digest digest, String domain) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            byte[] code = mac.doFinal(digest.value().getBytes(StandardCharsets.US_ASCII));
            return "<" + HexFormat.of().formatHex(code, 0, 20) + "@" + domain + ">";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + HMAC, e);
        }
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        Path beside = file.resolveSibling("." + file.getFileName() + ".new");
        Files.deleteIfExists(beside);
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try (SeekableByteChannel channel = Files.newByteChannel(beside, options, ownerOnly(file))) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
