package dev.aiemployee.local.mcp;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * The pipe to a server that is a program of ours: one JSON-RPC message a line. The SDK's own one hands on our whole environment,
 * leaves requests waiting for a server that has died, logs what it cannot read, and does not give the process away that has to be
 * ended. When the program ends or says too much, every open request is answered with an error at once.
 */
final class ChildTransport implements McpClientTransport {
    private final Child child;
    private final McpJsonMapper json;
    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(ChildTransport::thread);
    private final Scheduler writer =
            Schedulers.fromExecutorService(Executors.newSingleThreadExecutor(ChildTransport::thread));
    private volatile String end = "";

    ChildTransport(Child child, McpJsonMapper json) {
        this.child = child;
        this.json = json;
    }

    @Override
    public Mono<Void> connect(Function<Mono<JSONRPCMessage>, Mono<JSONRPCMessage>> handler) {
        return Mono.fromRunnable(() -> reader.execute(() -> read(message -> handler.apply(Mono.just(message))
                .subscribe(handled -> {}, failure -> child.words().add("\n" + failure.getMessage())))));
    }

    /** On a thread of its own: a program that does not read would block the one that waits for its answer. */
    @Override
    public Mono<Void> sendMessage(JSONRPCMessage message) {
        return Mono.<Void>fromRunnable(() -> write(message)).subscribeOn(writer);
    }

    private void write(JSONRPCMessage message) {
        if (message instanceof JSONRPCRequest request) {
            open.add(request.id());
        }
        if (!end.isEmpty()) {
            throw new IllegalStateException(end);
        }
        try {
            child.write((json.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("it no longer reads", e);
        }
    }

    private void read(Consumer<JSONRPCMessage> handler) {
        try {
            for (String line = child.line(); line != null; line = child.line()) {
                take(line, handler);
            }
            end = "it ended" + child.exit();
        } catch (IOException e) {
            end = String.valueOf(e.getMessage());
        }
        for (Object id : Set.copyOf(open)) {
            var error = new JSONRPCResponse.JSONRPCError(McpSchema.ErrorCodes.INTERNAL_ERROR, end, null);
            handler.accept(JSONRPCResponse.error(id, error));
        }
    }

    /** A line that is no message is passed over: many a server has a library that prints where it should not. */
    private void take(String line, Consumer<JSONRPCMessage> handler) {
        JSONRPCMessage message;
        try {
            message = McpSchema.deserializeJsonRpcMessage(json, line);
        } catch (IOException | RuntimeException e) {
            child.words().add("\n" + line);
            return;
        }
        if (message instanceof JSONRPCResponse response && response.id() != null) {
            open.remove(response.id());
        }
        handler.accept(message);
    }

    /** Why nothing more will come; empty while the program may still answer. */
    String end() {
        return end;
    }

    @Override
    public Mono<Void> closeGracefully() {
        return Mono.fromRunnable(() -> {
            reader.shutdownNow();
            writer.dispose();
        });
    }

    @Override
    public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
        return json.convertValue(data, type);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "mcp-server");
        thread.setDaemon(true);
        return thread;
    }
}
