package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.text.CertificateTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.ProtocolException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request over the JDK's client and its trust store, whatever the repository's configuration says of redirects, proxies'
 * passwords and certificates. Answers that a person has to act on end the talk with words that say what to do.
 */
final class HttpTalk implements HttpConnection {
    static final String AUTHORIZATION = "Authorization";
    private static final int MOST_WORDS = 2000;
    private static final String CONTENT_ENCODING = "Content-Encoding";
    /** Set by the route alone; and compression would let a small answer become a huge one behind the count. */
    private static final Set<String> NOT_FROM_OUTSIDE = Set.of("authorization", "accept-encoding");

    private final HttpURLConnection connection;
    private final AtomicLong allowance;

    HttpTalk(HttpURLConnection connection, AtomicLong allowance) {
        this.connection = connection;
        this.allowance = allowance;
    }

    @Override
    public int getResponseCode() throws IOException {
        int code;
        try {
            code = connection.getResponseCode();
        } catch (SSLException untrusted) {
            throw new IOException(untrusted(untrusted), null);
        }
        String trouble = trouble(code);
        if (!trouble.isEmpty()) {
            throw new HttpAnswer(code, trouble, HttpAnswer.isNotNow(code) ? pause() : Duration.ZERO);
        }
        return code;
    }

    private Duration pause() {
        return HttpAnswer.pause(connection.getHeaderField("Retry-After"), connection.getHeaderField("Date"));
    }

    /** What a person has to know of this answer; empty when Git understands it. */
    private String trouble(int code) throws IOException {
        if (code / 100 == 3) {
            return "it redirects to " + target() + "; the token was not sent there. If that is the"
                    + " repository's new address, put it into GIT_REMOTE_URL";
        }
        if (code == HTTP_UNAUTHORIZED) {
            return "the server does not let this login in (HTTP 401). Look at GIT_HTTPS_TOKEN, which may have expired,"
                    + " and at GIT_HTTPS_USER";
        }
        if (code == HTTP_FORBIDDEN) {
            return "this login has no right to the repository (HTTP 403). Look at GIT_HTTPS_TOKEN: it must be for this"
                    + " repository, with the right to write";
        }
        if (code == HTTP_NOT_FOUND) {
            return "the server knows no such repository, or hides it from this login (HTTP 404)."
                    + " Look at GIT_REMOTE_URL and at what GIT_HTTPS_TOKEN may see";
        }
        if (HttpAnswer.isNotNow(code)) {
            return "the server asks to be left alone for a while (" + answer(code) + ")";
        }
        return code != HTTP_OK && isPush() ? "the server did not take it (" + answer(code) + ")" + said() : "";
    }

    private boolean isPush() {
        return getRequestMethod().equals("POST") && getURL().getPath().endsWith("/git-receive-pack");
    }

    private String answer(int code) throws IOException {
        String reason = connection.getResponseMessage();
        return "HTTP " + code + (reason == null || reason.isBlank() ? "" : " " + reason.strip());
    }

    /** The host's own words, where they are words. */
    private String said() throws IOException {
        String type = connection.getContentType();
        InputStream words = connection.getErrorStream();
        if (words == null || type == null || !type.startsWith("text/plain")) {
            return "";
        }
        try (words) {
            String text = new String(words.readNBytes(MOST_WORDS), StandardCharsets.UTF_8).strip();
            return text.isEmpty() ? "" : ": " + text;
        }
    }

    /** Where a redirect points, without its query, which may be a credential of its own. */
    private String target() {
        String location = String.valueOf(connection.getHeaderField("Location"));
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    private String untrusted(SSLException failure) {
        String host = getURL().getHost();
        return CertificateTrouble.in(failure, host).orElse("no trusted connection to " + host);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        String encoding = connection.getHeaderField(CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new IOException("the server compresses, unasked: " + encoding);
        }
        return new CountedStream(connection.getInputStream(), allowance);
    }

    @Override
    public void setRequestProperty(String name, String value) {
        if (!NOT_FROM_OUTSIDE.contains(name.toLowerCase(Locale.ROOT))) {
            connection.setRequestProperty(name, value);
        }
    }

    /** Redirects are never followed: the login would go along. */
    @Override
    public void setInstanceFollowRedirects(boolean wanted) {}

    /** JGit calls this to trust anybody, where the repository's configuration says so. */
    @Override
    public void configure(KeyManager[] keys, TrustManager[] trust, SecureRandom random) {}

    /** As above. */
    @Override
    public void setHostnameVerifier(HostnameVerifier verifier) {}

    @Override
    public URL getURL() {
        return connection.getURL();
    }

    @Override
    public String getResponseMessage() throws IOException {
        return connection.getResponseMessage();
    }

    @Override
    public Map<String, List<String>> getHeaderFields() {
        return connection.getHeaderFields();
    }

    @Override
    public void setRequestMethod(String method) throws ProtocolException {
        connection.setRequestMethod(method);
    }

    @Override
    public void setUseCaches(boolean wanted) {
        connection.setUseCaches(wanted);
    }

    @Override
    public void setConnectTimeout(int milliseconds) {
        connection.setConnectTimeout(milliseconds);
    }

    @Override
    public void setReadTimeout(int milliseconds) {
        connection.setReadTimeout(milliseconds);
    }

    @Override
    public @Nullable String getContentType() {
        return connection.getContentType();
    }

    @Override
    public @Nullable String getHeaderField(String name) {
        return connection.getHeaderField(name);
    }

    @Override
    public List<String> getHeaderFields(String name) {
        return connection.getHeaderFields().entrySet().stream()
                .filter(field -> name.equalsIgnoreCase(field.getKey()))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    @Override
    public int getContentLength() {
        return connection.getContentLength();
    }

    @Override
    public void setDoOutput(boolean wanted) {
        connection.setDoOutput(wanted);
    }

    @Override
    public void setFixedLengthStreamingMode(int length) {
        connection.setFixedLengthStreamingMode(length);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return connection.getOutputStream();
    }

    @Override
    public void setChunkedStreamingMode(int length) {
        connection.setChunkedStreamingMode(length);
    }

    @Override
    public String getRequestMethod() {
        return connection.getRequestMethod();
    }

    @Override
    public boolean usingProxy() {
        return connection.usingProxy();
    }

    @Override
    public void connect() throws IOException {
        connection.connect();
    }
}
