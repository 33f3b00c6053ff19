package dev.aiemployee.core.git.remote;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import javax.security.auth.login.FailedLoginException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;

/** The file that should hold this agent's private key: what keeps it from being used, said before any server is asked. */
final class KeyFile {
    private static final int LONGEST = 64 * 1024;
    private static final String NAME = "GIT_SSH_KEY_PATH";

    private final Path file;

    KeyFile(Path file) {
        this.file = file;
    }

    /** What is wrong with it; empty for a key that can be used. */
    Optional<SshTrouble> trouble() {
        if (!Files.exists(file)) {
            return wrong("there is no file " + file + " (" + NAME + ")", makeHere());
        }
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            return wrong(
                    NAME + ": " + file + (Files.isDirectory(file) ? " is a folder" : " cannot be read by this user"),
                    "give the path of the key's file, and the user that runs the agent the right to read it");
        }
        try {
            byte[] content = Files.readAllBytes(file);
            return content.length > LONGEST ? noKey() : trouble(content);
        } catch (IOException failure) {
            return wrong(NAME + ": " + file + " cannot be read: " + failure.getMessage(), "look at the disk");
        }
    }

    private Optional<SshTrouble> trouble(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith("PuTTY-User-Key-File")) {
            return wrong(NAME + ": " + file + " is a key of PuTTY, in a form of its own", ownKey());
        }
        if (text.matches("(?s)(ssh-|ecdsa-|sk-)[a-z0-9@.-]+ \\S+.*")) {
            return wrong(
                    NAME + ": " + file + " is the public half of a key",
                    "put the path of the private half there, usually the same name without `.pub`");
        }
        try {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(
                    null, new PathResource(file), new ByteArrayInputStream(content), FilePasswordProvider.EMPTY);
            return keys != null && keys.iterator().hasNext() ? Optional.empty() : noKey();
        } catch (FailedLoginException locked) {
            return locked();
        } catch (IOException | GeneralSecurityException | RuntimeException unreadable) {
            return text.contains("ENCRYPTED") ? locked() : noKey();
        }
    }

    private Optional<SshTrouble> locked() {
        return wrong(
                NAME + ": the key " + file + " has a passphrase, which an agent that works alone cannot type",
                ownKey());
    }

    private String ownKey() {
        return "make the agent a key of its own: " + KeyAdvice.MAKE.inSentence(folder(), beside())
                + ". Add the line in " + beside() + ".pub at the Git host as a deploy key with write access,"
                + " and put " + NAME + "=" + beside() + " into the settings";
    }

    private Optional<SshTrouble> noKey() {
        return wrong(NAME + ": " + file + " holds no private key", "give the path of the private key's file");
    }

    private String makeHere() {
        return "correct the path, or make a key: " + KeyAdvice.MAKE.inSentence(folder(), file)
                + ", and add the line in " + file + ".pub at the Git host as a deploy key with write access";
    }

    private Path folder() {
        return file.toAbsolutePath().getParent() == null
                ? file
                : file.toAbsolutePath().getParent();
    }

    private Path beside() {
        return file.resolveSibling(file.getFileName() + "-agent");
    }

    private static Optional<SshTrouble> wrong(String what, String fix) {
        return Optional.of(new SshTrouble(what, fix));
    }
}
