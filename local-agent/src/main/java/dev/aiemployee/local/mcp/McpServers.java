package dev.aiemployee.local.mcp;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.env.Secret;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpClientTransport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Begins conversations with servers. Each is begun anew and ended when it is over: acts are few, and a program that waits between
 * them is one more thing that can hang, leak or be exchanged unseen. One conversation with a server at a time: two programs at one
 * account's session would disturb each other. Safe for use by many threads.
 */
public final class McpServers {
    private final Map<String, String> environment;
    private final Path state;
    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();
    private final McpJsonMapper json = new JacksonMcpJsonMapper(new ObjectMapper());

    /**
     * Nothing is started yet.
     *
     * @param environment our own process's, for what a server inherits by name
     * @param state below it each server has a folder of its own to work in
     */
    public McpServers(Map<String, String> environment, Path state) {
        this.environment = Map.copyOf(environment);
        this.state = state;
    }

    /**
     * Waits until nobody else speaks with the server.
     *
     * @param patience for the answer to a call
     */
    McpSession open(McpServer server, Duration patience) throws McpTrouble {
        Semaphore turn = turns.computeIfAbsent(server.name(), name -> new Semaphore(1));
        turn.acquireUninterruptibly();
        boolean opened = false;
        try {
            McpSession session = new McpSession(wire(server), turn::release, server.start(), patience);
            opened = true;
            return session;
        } finally {
            if (!opened) {
                turn.release();
            }
        }
    }

    private McpSession.Wire wire(McpServer server) throws McpTrouble {
        return server.reach() instanceof McpServer.Program program
                ? program(server, program)
                : address((McpServer.Address) server.reach());
    }

    private McpSession.Wire program(McpServer server, McpServer.Program program) throws McpTrouble {
        try {
            Child child = Child.start(program, environment, state.resolve(server.name()));
            return new Pipe(child, new ChildTransport(child, json));
        } catch (IOException e) {
            throw new McpTrouble("it cannot be started: " + e.getMessage());
        }
    }

    private McpSession.Wire address(McpServer.Address address) {
        URI url = address.url();
        HttpRequest.Builder request = HttpRequest.newBuilder();
        address.headers().forEach((name, value) -> header(request, name, value));
        return new Line(HttpClientStreamableHttpTransport.builder(
                        url.resolve("/").toString())
                .endpoint(url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery())
                .connectTimeout(Duration.ofSeconds(10))
                .requestBuilder(request)
                .resumableStreams(false)
                .maxResponseSize(Child.LONGEST_LINE)
                .jsonMapper(json)
                .build());
    }

    private static void header(HttpRequest.Builder request, String name, Secret value) {
        request.header(name, value.reveal());
    }

    /** To a program of this machine. */
    private record Pipe(Child child, ChildTransport transport) implements McpSession.Wire {
        @Override
        public String trouble() {
            String end = transport.end();
            return end.isEmpty() ? "" : end + child.words().quoted();
        }

        @Override
        public void look() {
            child.look();
        }

        @Override
        public void close() {
            child.close();
        }
    }

    /** To a server that listens somewhere; what the SDK tells is all that is known. */
    private record Line(McpClientTransport transport) implements McpSession.Wire {
        @Override
        public String trouble() {
            return "";
        }

        @Override
        public void look() {}

        @Override
        public void close() {}
    }
}
