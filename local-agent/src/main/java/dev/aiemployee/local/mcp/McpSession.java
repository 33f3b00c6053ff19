package dev.aiemployee.local.mcp;

import dev.aiemployee.core.daemon.JarVersion;
import dev.aiemployee.local.execute.OutsideText;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A conversation with one server, from its start to its end. Offers the server nothing: no files, no model, no questions to a person. */
final class McpSession implements AutoCloseable {
    private static final int PAGES = 50;
    private static final int REASON = 250;

    /** A result is kept as the server's words; its structure is not looked at. */
    private static final JsonSchemaValidator UNCHECKED =
            (schema, content) -> JsonSchemaValidator.ValidationResponse.asValid("");

    private final Wire wire;
    private final Runnable over;
    private final McpAsyncClient client;
    private final Duration start;
    private final Duration patience;

    /** The transport below the protocol, and what has to be ended after it. */
    interface Wire extends AutoCloseable {
        McpClientTransport transport();

        /** Why the other side will say no more, and its last words; empty when it is not known. */
        String trouble();

        /** Remembers what the other side has started by now. */
        void look();

        @Override
        void close();
    }

    /**
     * Nothing is said yet; {@link #tools} comes first.
     *
     * @param over runs when all is ended
     * @param start for the greeting, and for each page of the list of tools
     * @param patience for the answer to a call
     */
    McpSession(Wire wire, Runnable over, Duration start, Duration patience) {
        this.wire = wire;
        this.over = over;
        this.start = start;
        this.patience = patience;
        this.client = McpClient.async(wire.transport())
                .initializationTimeout(start)
                .requestTimeout(start.compareTo(patience) < 0 ? patience : start)
                .clientInfo(McpSchema.Implementation.builder("personal-ai-employee", JarVersion.version())
                        .build())
                .jsonSchemaValidator(UNCHECKED)
                .build();
    }

    /** What the server can do, as it says: each tool's name and what arguments it takes. */
    Map<String, InputSchema> tools() throws McpTrouble {
        try {
            client.initialize().timeout(start).block();
            Map<String, InputSchema> tools = new LinkedHashMap<>();
            String cursor = McpSchema.FIRST_PAGE;
            for (int page = 0; page < PAGES; page++) {
                McpSchema.ListToolsResult result = Objects.requireNonNull(
                        client.listTools(cursor).timeout(start).block());
                result.tools().forEach(tool -> tools.put(tool.name(), new InputSchema(tool.inputSchema())));
                cursor = result.nextCursor();
                if (cursor == null || cursor.isEmpty()) {
                    break;
                }
            }
            wire.look();
            return tools;
        } catch (RuntimeException e) {
            throw trouble(e);
        }
    }

    /**
     * Calls a tool.
     *
     * @return the server's words
     * @throws McpTrouble when it did not say that it is done
     */
    String call(String tool, Map<String, Object> arguments) throws McpTrouble {
        CallToolResult result;
        try {
            CallToolRequest request =
                    CallToolRequest.builder(tool).arguments(arguments).build();
            result = Objects.requireNonNull(
                    client.callTool(request).timeout(patience).block());
            wire.look();
        } catch (RuntimeException e) {
            throw trouble(e);
        }
        String words = Stream.ofNullable(result.content())
                .flatMap(List::stream)
                .filter(TextContent.class::isInstance)
                .map(content -> String.valueOf(((TextContent) content).text()))
                .collect(Collectors.joining(" "));
        if (Boolean.TRUE.equals(result.isError())) {
            throw new McpTrouble("the tool answered with an error: " + OutsideText.line(words, REASON));
        }
        return words;
    }

    private McpTrouble trouble(Throwable failure) {
        String ended = wire.trouble();
        if (!ended.isEmpty()) {
            return new McpTrouble(ended);
        }
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof McpError) && !(cause instanceof TimeoutException)) {
            cause = cause.getCause();
        }
        if (cause instanceof TimeoutException) {
            return new McpTrouble("it did not answer in time");
        }
        String says = cause instanceof McpError ? "it answered with an error: " : "";
        String text = cause.getMessage() == null ? "it ended without a word" : cause.getMessage();
        return new McpTrouble(says + OutsideText.line(text, REASON));
    }

    @Override
    public void close() {
        try {
            client.close();
        } finally {
            endWire();
        }
    }

    private void endWire() {
        try {
            wire.close();
        } finally {
            over.run();
        }
    }
}
