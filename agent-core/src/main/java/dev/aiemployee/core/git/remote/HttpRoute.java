package dev.aiemployee.core.git.remote;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.Proxy;
import java.net.URL;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * HTTP to one host and no other. The login is put on each request here, so that neither JGit nor the repository's configuration
 * decides where it goes; a redirect ends the talk.
 */
final class HttpRoute implements Route, HttpConnectionFactory {
    private final URL home;
    private final @Nullable HttpsLogin login;
    private final AtomicLong allowance = new AtomicLong(Long.MAX_VALUE);
    private volatile @Nullable HttpURLConnection current;

    HttpRoute(String url, @Nullable HttpsLogin login) {
        this.login = login;
        try {
            this.home = new URL(url);
        } catch (MalformedURLException malformed) {
            throw new IllegalArgumentException("not a Git address: " + url, malformed);
        }
    }

    @Override
    public void carry(Transport transport) {
        ((TransportHttp) transport).setHttpConnectionFactory(this);
    }

    @Override
    public HttpConnection create(URL url) throws IOException {
        return create(url, Proxy.NO_PROXY);
    }

    @Override
    public HttpConnection create(URL url, Proxy proxy) throws IOException {
        if (!isHome(url)) {
            throw new IOException("asked for " + url.getHost() + " (expected: " + home.getHost() + " alone)");
        }
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(proxy);
        connection.setInstanceFollowRedirects(false);
        if (login != null) {
            connection.setRequestProperty(HttpTalk.AUTHORIZATION, login.header());
        }
        current = connection;
        return new HttpTalk(connection, allowance);
    }

    private boolean isHome(URL url) {
        return url.getProtocol().equals(home.getProtocol())
                && url.getHost().equalsIgnoreCase(home.getHost())
                && port(url) == port(home);
    }

    private static int port(URL url) {
        return url.getPort() < 0 ? url.getDefaultPort() : url.getPort();
    }

    @Override
    public void allow(long bytes) {
        allowance.set(bytes);
    }

    @Override
    public boolean exceeded() {
        return allowance.get() < 0;
    }

    /** Each request stands alone; the JDK opens a kept connection anew that has died. */
    @Override
    public boolean reused() {
        return false;
    }

    @Override
    public void abort() {
        HttpURLConnection connection = current;
        if (connection != null) {
            disconnect(connection);
        }
    }

    /**
     * Called beside the thread that reads. The JDK's client is not made for that: it forgets its own connection when the reader
     * comes to an end in the same moment, and fails on what it forgot. There is nothing left to close then.
     */
    static void disconnect(HttpURLConnection connection) {
        try {
            connection.disconnect();
        } catch (NullPointerException ended) {
            // as above
        }
    }

    @Override
    public String unspoken(String words) {
        if (login == null) {
            return words;
        }
        String token = login.token().reveal();
        return words.replace(login.header(), "<secret>").replace(token, "<secret>");
    }

    @Override
    public void close() {
        abort();
    }
}
