package dev.aiemployee.core.git.remote;

import java.io.IOException;
import java.net.SocketException;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.errors.TooLargePackException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a push's report (gitprotocol-pack, "Report Status"): whether the host could store what was sent. When it could not,
 * it moves no ref. JGit 7.8 shows that line only as an exception. Pure.
 */
final class UnpackStatus {
    private UnpackStatus() {}

    /** Why the host could not store a push, as its report says; absent where something else failed. */
    static Optional<String> refusal(TransportException failure, URIish host) {
        String message = String.valueOf(failure.getMessage());
        String from = host.setPass(null) + ": ";
        if (!message.startsWith(from) || !isHosts(failure)) {
            return Optional.empty();
        }
        String said = message.substring(from.length());
        if (failure instanceof TooLargePackException || failure instanceof TooLargeObjectInPackException) {
            return Optional.of(said);
        }
        return said.startsWith(beforeWords())
                ? Optional.of(said.substring(beforeWords().length()))
                : Optional.empty();
    }

    private static String beforeWords() {
        String text = JGitText.get().errorOccurredDuringUnpackingOnTheRemoteEnd;
        return text.substring(0, text.indexOf("{0}"));
    }

    /** A host complains as well when it got half a pack because of damage here; if it hung up before the end, that is its own doing. */
    private static boolean isHosts(TransportException failure) {
        return Arrays.stream(failure.getSuppressed()).allMatch(sending -> isHangUp(sending.getCause()));
    }

    private static boolean isHangUp(@Nullable Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof ClosedChannelException
                || cause instanceof SshException
                || cause instanceof SshChannelException
                || (cause != null && cause.getClass().equals(IOException.class)); // a broken pipe
    }
}
