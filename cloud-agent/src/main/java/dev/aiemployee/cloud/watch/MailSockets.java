package dev.aiemployee.cloud.watch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the connections of one look into a mailbox, and ends them at once when one of them cannot be trusted to end by itself. */
final class MailSockets {
    private static final Logger LOG = LoggerFactory.getLogger(MailSockets.class);

    private final BoundedAnswers answers;
    private final @Nullable String tlsName;
    private final List<Socket> made = new ArrayList<>();

    /** @param tlsName as for {@link MailSocket} */
    MailSockets(BoundedAnswers answers, @Nullable String tlsName) {
        this.answers = answers;
        this.tlsName = tlsName;
    }

    SocketFactory plain() {
        return new Plain();
    }

    SSLSocketFactory starttls() {
        return new Starttls();
    }

    /** Without a farewell, which nobody might answer. */
    void cut() {
        made.forEach(MailSockets::close);
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            LOG.debug("a connection was gone already", alreadyGone);
        }
    }

    private Socket keep(Socket socket) {
        made.add(socket);
        return socket;
    }

    private static IOException unexpected() {
        return new IOException("the mail library asked for a connection in a way that is not provided for");
    }

    private final class Plain extends SocketFactory {
        @Override
        public Socket createSocket() {
            return keep(new MailSocket(answers, tlsName));
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw unexpected();
        }
    }

    private final class Starttls extends SSLSocketFactory {
        @Override
        public Socket createSocket(Socket plain, String host, int port, boolean close) throws IOException {
            if (plain instanceof MailSocket socket) {
                return keep(socket.withTls(host));
            }
            throw unexpected();
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return new String[0];
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return new String[0];
        }

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) throws IOException {
            throw unexpected();
        }

        @Override
        public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
            throw unexpected();
        }
    }
}
