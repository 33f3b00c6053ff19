package dev.aiemployee.core.git.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.URISyntaxException;
import java.nio.channels.ClosedChannelException;
import java.text.MessageFormat;
import java.util.stream.Stream;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.channel.exception.SshChannelClosedException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read out of JGit's exception: the host's own report, whoever broke off the sending, and nothing but that. */
class UnpackStatusTest {
    private static final URIish HOST = host();

    @Test
    void aReportWithAFailedUnpackIsARefusalWithItsWords() {
        assertThat(UnpackStatus.refusal(reported(), HOST)).contains("unpack-objects abnormal exit");
    }

    static Stream<IOException> hangUps() {
        return Stream.of(
                new IOException("Broken pipe"),
                new SocketException("Connection reset"),
                new ClosedChannelException(),
                new SshException("closed"),
                new SshChannelClosedException(0, "channel already closed"));
    }

    @ParameterizedTest
    @MethodSource("hangUps")
    void aHostThatHungUpBeforeTheEndHasRefusedAllTheSame(IOException hangUp) {
        assertThat(UnpackStatus.refusal(brokenOff(hangUp), HOST)).isPresent();
    }

    static Stream<IOException> damages() {
        return Stream.of(
                new EOFException("Unexpected end of ZLIB input stream"),
                new MissingObjectException(ObjectId.zeroId(), "blob"));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void halfAPackBecauseOfDamageHereIsNoRefusal(IOException damage) {
        assertThat(UnpackStatus.refusal(brokenOff(damage), HOST)).isEmpty();
    }

    @Test
    void anAnswerThatWasLostIsNoRefusal() {
        assertThat(UnpackStatus.refusal(new TransportException(HOST, "Short read of block."), HOST))
                .isEmpty();
        assertThat(UnpackStatus.refusal(new PackProtocolException(HOST, "unexpected report line"), HOST))
                .isEmpty();
    }

    private static TransportException reported() {
        return new TransportException(
                HOST,
                MessageFormat.format(
                        JGitText.get().errorOccurredDuringUnpackingOnTheRemoteEnd, "unpack-objects abnormal exit"));
    }

    private static TransportException brokenOff(IOException cause) {
        TransportException reported = reported();
        reported.addSuppressed(new TransportException(HOST, String.valueOf(cause.getMessage()), cause));
        return reported;
    }

    private static URIish host() {
        try {
            return new URIish("ssh://git@host.example/vault.git");
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
