package dev.aiemployee.core.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A bare repository behind git's own http-backend on loopback, for one user with one token. */
public final class HttpGitHost implements AutoCloseable {
    public static final String USER = "x-access-token";

    private final Path folder;
    private final HttpServer server;
    private final String expected;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> logins = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile String redirect = "";
    private volatile UnaryOperator<Answer> front = answer -> answer;

    /**
     * What a proxy in front says instead of the repository.
     *
     * @param request the method and the last part of the path, {@code POST git-receive-pack}
     * @param bytes how long the request's body is
     * @param code 0 for the repository's own answer
     */
    public record Answer(String request, long bytes, int code, Map<String, String> headers, String text) {
        public Answer with(int changed, Map<String, String> fields, String words) {
            return new Answer(request, bytes, changed, fields, words);
        }
    }

    /** Makes {@code origin.git} below the folder where there is none. */
    public static HttpGitHost plain(Path folder, String token) {
        return new HttpGitHost(folder, token, null);
    }

    public static HttpGitHost overTls(Path folder, String token, SSLContext certificate) {
        return new HttpGitHost(folder, token, certificate);
    }

    private HttpGitHost(Path folder, String token, @Nullable SSLContext certificate) {
        this.folder = folder;
        this.expected =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + token).getBytes(StandardCharsets.UTF_8));
        new NativeGit(folder).run("init", "-q", "--bare", "--initial-branch=main", "origin.git");
        origin().run("config", "http.receivepack", "true");
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (certificate == null) {
                server = HttpServer.create(anyPort, 0);
            } else {
                HttpsServer secure = HttpsServer.create(anyPort, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(certificate));
                server = secure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/origin.git";
    }

    /** The bare repository, through the git command. */
    public NativeGit origin() {
        return new NativeGit(folder.resolve("origin.git"));
    }

    /** From now on every request is sent elsewhere. */
    public void redirectTo(String url) {
        redirect = url;
    }

    /** From now on a proxy stands in front. */
    public void behind(UnaryOperator<Answer> proxy) {
        front = proxy;
    }

    /** Method and last part of the path of each request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** The logins that requests came with; empty text for none. */
    public List<String> logins() {
        return List.copyOf(logins);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String login = exchange.getRequestHeaders().getFirst("Authorization");
            logins.add(login == null ? "" : login);
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path.substring(path.lastIndexOf('/') + 1));
            if (!redirect.isEmpty()) {
                exchange.getResponseHeaders().set("Location", redirect + exchange.getRequestURI());
                exchange.sendResponseHeaders(302, -1);
            } else if (!expected.equals(login)) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            } else {
                serve(exchange);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] asked = exchange.getRequestBody().readAllBytes();
        Answer answer = front.apply(new Answer(requests.get(requests.size() - 1), asked.length, 0, Map.of(), ""));
        if (answer.code() != 0) {
            byte[] text = answer.text().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(answer.code(), text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
            return;
        }
        ProcessBuilder backend = new ProcessBuilder("git", "http-backend");
        Map<String, String> environment = backend.environment();
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REMOTE_USER", USER);
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("QUERY_STRING", orEmpty(exchange.getRequestURI().getQuery()));
        environment.put("CONTENT_TYPE", header(exchange, "Content-Type"));
        environment.put("HTTP_CONTENT_ENCODING", header(exchange, "Content-Encoding"));
        environment.put("GIT_PROTOCOL", header(exchange, "Git-Protocol"));
        Process process = backend.start();
        try (OutputStream body = process.getOutputStream()) {
            body.write(asked);
        } catch (IOException full) {
            // it refuses the rest and says why
        }
        reply(exchange, process.getInputStream().readAllBytes());
    }

    private static void reply(HttpExchange exchange, byte[] output) throws IOException {
        InputStream said = new ByteArrayInputStream(output);
        int status = 200;
        for (String line = line(said); !line.isEmpty(); line = line(said)) {
            String[] field = line.split(": ", 2);
            if (field[0].equals("Status")) {
                status = Integer.parseInt(field[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(field[0], field[1]);
            }
        }
        byte[] body = said.readAllBytes();
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String line(InputStream said) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = said.read(); next >= 0 && next != '\n'; next = said.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private static String header(HttpExchange exchange, String name) {
        return orEmpty(exchange.getRequestHeaders().getFirst(name));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
