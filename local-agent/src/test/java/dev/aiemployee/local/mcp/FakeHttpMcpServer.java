package dev.aiemployee.local.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An MCP server over streamable HTTP (MCP 2025-11-25, Transports), on this machine, that does as it is told. */
final class FakeHttpMcpServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final List<JsonNode> calls = new CopyOnWriteArrayList<>();
    private final String manner;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeHttpMcpServer(String manner) throws IOException {
        this.manner = manner;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/some/mcp?key=1");
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String path = exchange.getRequestURI().toString();
        if (!"Bearer t0ken".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "");
        } else if (manner.equals("moved") && !path.equals("/elsewhere")) {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            send(exchange, 307, "");
        } else if (exchange.getRequestMethod().equals("POST") && path.equals("/some/mcp?key=1")) {
            answer(exchange, request);
        } else {
            send(exchange, exchange.getRequestMethod().equals("DELETE") ? 200 : 405, "");
        }
    }

    private void answer(HttpExchange exchange, JsonNode request) throws IOException {
        ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0");
        answer.set("id", request.path("id"));
        ObjectNode result = answer.putObject("result");
        switch (request.path("method").asText()) {
            case "initialize" -> {
                exchange.getResponseHeaders().set("Mcp-Session-Id", "s1");
                result.set("protocolVersion", request.path("params").path("protocolVersion"));
                result.putObject("capabilities").putObject("tools");
                result.putObject("serverInfo").put("name", "http").put("version", "1");
            }
            case "tools/list" -> {
                ObjectNode tool = result.putArray("tools").addObject().put("name", "create_post");
                tool.putObject("inputSchema")
                        .put("type", "object")
                        .putObject("properties")
                        .putObject("text")
                        .put("type", "string");
            }
            case "tools/call" -> {
                calls.add(request.path("params").path("arguments"));
                call(exchange, result);
            }
            default -> {
                send(exchange, 202, "");
                return;
            }
        }
        reply(exchange, answer);
    }

    private void call(HttpExchange exchange, ObjectNode result) throws IOException {
        if (manner.equals("hangs")) {
            awaitClose();
        } else if (manner.equals("forgets") || manner.equals("breaks")) {
            send(exchange, manner.equals("forgets") ? 404 : 500, "<html>" + "x".repeat(1000));
        }
        result.putArray("content").addObject().put("type", "text").put("text", "Posted.");
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void reply(HttpExchange exchange, ObjectNode answer) throws IOException {
        if (exchange.getResponseCode() >= 0) {
            return;
        }
        boolean stream = manner.equals("streams");
        exchange.getResponseHeaders().set("Content-Type", stream ? "text/event-stream" : "application/json");
        send(exchange, 200, stream ? "id: 1\nevent: message\ndata: " + answer + "\n\n" : answer.toString());
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
