package dev.aiemployee.cloud.watch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a mail server on which {@link BoundedAnswers} looks at the protocol itself: above TLS, whether that begins with the
 * first byte or by STARTTLS. The server's certificate and name are checked here.
 */
final class MailSocket extends Socket {
    private final BoundedAnswers answers;
    private final @Nullable String tlsName;
    private Socket line;

    /** @param tlsName the name that the server's certificate must have; null for a line without TLS */
    MailSocket(BoundedAnswers answers, @Nullable String tlsName) {
        this(answers, tlsName, new Socket());
    }

    private MailSocket(BoundedAnswers answers, @Nullable String tlsName, Socket line) {
        this.answers = answers;
        this.tlsName = tlsName;
        this.line = line;
    }

    /** The same connection, with TLS from here on. */
    MailSocket withTls(String host) throws IOException {
        return new MailSocket(answers, host, tls(line, host));
    }

    private static Socket tls(Socket plain, String host) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, plain.getPort(), true);
        SSLParameters checks = socket.getSSLParameters();
        checks.setEndpointIdentificationAlgorithm("HTTPS"); // RFC 9525: the certificate must be this name's
        socket.setSSLParameters(checks);
        socket.startHandshake();
        return socket;
    }

    @Override
    public void connect(SocketAddress address, int millis) throws IOException {
        line.connect(address, millis);
        if (tlsName != null) {
            line = tls(line, tlsName);
        }
    }

    @Override
    public void connect(SocketAddress address) throws IOException {
        connect(address, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return answers.receiving(line.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return answers.sending(line.getOutputStream());
    }

    @Override
    public synchronized void setSoTimeout(int millis) throws SocketException {
        line.setSoTimeout(millis);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return line.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        line.setTcpNoDelay(on);
    }

    @Override
    public synchronized void close() throws IOException {
        line.close();
    }

    @Override
    public boolean isClosed() {
        return line.isClosed();
    }

    @Override
    public boolean isConnected() {
        return line.isConnected();
    }

    @Override
    public InetAddress getInetAddress() {
        return line.getInetAddress();
    }

    @Override
    public int getPort() {
        return line.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return line.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return line.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return line.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return new InetSocketAddress(line.getLocalAddress(), line.getLocalPort());
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
