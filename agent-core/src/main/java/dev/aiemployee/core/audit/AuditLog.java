package dev.aiemployee.core.audit;

import dev.aiemployee.core.guard.secret.SecretScanner;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes {@code Logs/Actions/YYYY-MM-DD-<agent>.jsonl} and, for a person, the {@code .md} beside it; days are UTC. Each
 * agent writes its own files only. Safe for use by many threads.
 */
public final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);

    private final Path root;
    private final VaultWriter writer;
    private final AgentName agent;
    private final UnaryOperator<String> mask;

    /** Masks what looks like a secret by its form alone. */
    public AuditLog(Path root, AgentName agent) {
        this(root, agent, new SecretScanner()::masked);
    }

    /** @param mask takes a secret out of words that come from outside: the log is published, and one of them would hold a whole day back */
    public AuditLog(Path root, AgentName agent, UnaryOperator<String> mask) {
        this.mask = mask;
        this.root = root;
        this.writer = new VaultWriter(root);
        this.agent = agent;
    }

    /**
     * Adds an event; it is on the disk when this returns.
     *
     * @throws IllegalArgumentException when somebody else is the actor
     */
    public synchronized void record(AuditEvent given) {
        AuditEvent event = given.with(mask);
        if (!event.actor().equals(agent)) {
            throw new IllegalArgumentException("audit actor: " + event.actor() + " (expected: " + agent + ")");
        }
        VaultPath lines = file(event, ".jsonl");
        VaultPath table = file(event, ".md");
        writer.append(lines, AuditJson.line(event));
        writer.createBytes(table, AuditTable.head(event).getBytes(StandardCharsets.UTF_8));
        writer.append(table, AuditTable.row(event));
    }

    /** All events of all agents, oldest first; a line that a crash tore off is left out. */
    public List<AuditEvent> readAll() {
        List<AuditEvent> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(VaultLayout.LOGS_ACTIONS.in(root))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList()) {
                events.addAll(readIfPossible(file));
            }
        } catch (NoSuchFileException | AccessDeniedException e) {
            return List.of();
        } catch (IOException e) {
            throw new VaultException("cannot read the audit below " + root + ": " + e, e);
        }
        events.sort(Comparator.comparing(AuditEvent::timestamp));
        return List.copyOf(events);
    }

    private static List<AuditEvent> readIfPossible(Path file) {
        try {
            return read(file);
        } catch (IOException unreadable) {
            LOG.warn("file={} is left out: {}", file, unreadable.toString());
            return List.of();
        }
    }

    private static List<AuditEvent> read(Path file) throws IOException {
        List<AuditEvent> events = new ArrayList<>();
        int number = 0;
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
            number++;
            if (!line.isEmpty()) {
                AuditJson.event(line).ifPresentOrElse(events::add, warning(file, number));
            }
        }
        return events;
    }

    private static Runnable warning(Path file, int line) {
        return () -> LOG.warn("file={} line={} is no audit event, left out", file, line);
    }

    private VaultPath file(AuditEvent event, String ending) {
        return VaultLayout.LOGS_ACTIONS.child(AuditTable.day(event.timestamp()) + "-" + agent + ending);
    }
}
