package dev.aiemployee.core.alert;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Troubles that last. Each has one alert from its first sight until it is over, also over restarts: which are open stands in a file
 * outside the vault. An alert that the operator moved or removed meanwhile is not raised again and not touched. An agent that may not
 * change a note once it is published leaves it as it is and keeps a list of those that are to be closed by a claim. For one thread.
 */
public final class Outages {
    private static final String ENDED = "ended ";
    private static final Pattern STAMP = Pattern.compile("_[0-9]{8}T[0-9]{9}Z(_[0-9]+)?\\.md$");

    private final Path file;
    private final VaultReader reader;
    private final VaultWriter writer;
    private final AlertBox box;
    private final Clock clock;
    private final Predicate<VaultPath> fixed;
    private final Map<String, Open> open = new TreeMap<>();

    /**
     * A trouble's note.
     *
     * @param digest of the text it was raised with, empty when that is not known any more; of one that is to be closed the outcome
     */
    private record Open(VaultPath note, String digest) {}

    /** Of an agent that may change its notes whether they are published or not. */
    public Outages(Path file, Path vault, VaultWriter writer, Clock clock) {
        this(file, vault, writer, clock, path -> false);
    }

    /**
     * @param file where the open ones are kept; a line that cannot be read is left out
     * @param fixed which notes this agent may not change any more
     */
    public Outages(Path file, Path vault, VaultWriter writer, Clock clock, Predicate<VaultPath> fixed) {
        this.fixed = fixed;
        this.file = file;
        this.reader = new VaultReader(vault, new NoteFormat());
        this.writer = writer;
        this.box = new AlertBox(writer, clock);
        this.clock = clock;
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(this::load);
            }
        } catch (IOException failure) {
            throw new VaultException("cannot read " + file, failure);
        }
    }

    private void load(String line) {
        String[] parts = line.split("\t", 3);
        if (parts.length >= 2 && VaultPath.isVaultPath(parts[1])) {
            open.put(parts[0], new Open(new VaultPath(parts[1]), parts.length == 3 ? parts[2] : ""));
        }
    }

    public boolean isOpen(String matter) {
        return open.containsKey(matter);
    }

    /** The open troubles. */
    public Set<String> open() {
        return open.keySet().stream()
                .filter(matter -> !matter.startsWith(ENDED))
                .collect(Collectors.toSet());
    }

    /** The note of an open trouble, where it was put; absent when there is no such trouble. */
    public Optional<VaultPath> note(String matter) {
        return Optional.ofNullable(open.get(matter)).map(Open::note);
    }

    /**
     * Raises the alert unless this trouble is open already.
     *
     * @param matter which trouble, one line
     * @param name starts the note's name
     * @return where it was put; absent when nothing was raised
     */
    public Optional<VaultPath> begin(String matter, String name, Alert alert) {
        if (isOpen(matter)) {
            return Optional.empty();
        }
        AlertBox.Raised raised = box.put(name, alert);
        open.put(matter, new Open(raised.path(), digest(raised.note().bytes())));
        save();
        return Optional.of(raised.path());
    }

    /**
     * A note that the caller writes is this trouble's; may be said before it is written.
     *
     * @param matter which trouble, one line
     */
    public void adopt(String matter, VaultPath path, Note note) {
        open.put(matter, new Open(path, digest(note.bytes())));
        save();
    }

    /**
     * The trouble goes on and is another one: its note says so, unless the operator wrote into it or put it away.
     *
     * @return where the note is, if it was rewritten
     */
    public Optional<VaultPath> update(String matter, Alert alert) {
        Open trouble = open.get(matter);
        if (trouble == null || !isUntouched(matter)) {
            return Optional.empty();
        }
        if (fixed.test(trouble.note())) {
            return renew(matter, trouble, alert);
        }
        Optional<Note> before = reader.read(trouble.note()).flatMap(ParsedNote::note);
        Note after = before.orElseThrow().withBody(alert.body());
        byte[] old = before.orElseThrow().bytes();
        if (Arrays.equals(old, after.bytes()) || !writer.replace(trouble.note(), old, after)) {
            return Optional.empty();
        }
        open.put(matter, new Open(trouble.note(), digest(after.bytes())));
        save();
        return Optional.of(trouble.note());
    }

    /** A new note says what the one that stays as it is does not, unless there is nothing new. */
    private Optional<VaultPath> renew(String matter, Open trouble, Alert alert) {
        if (untouchedBody(matter).filter(alert.body()::equals).isPresent()) {
            return Optional.empty();
        }
        String name = STAMP.matcher(trouble.note().fileName()).replaceFirst("");
        end(matter, trouble, "A newer alert says how it stands.");
        return begin(matter, name, alert);
    }

    private void end(String matter, Open trouble, String outcome) {
        open.remove(matter);
        open.put(ENDED + trouble.note(), new Open(trouble.note(), outcome.replaceAll("\\s+", " ")));
        save();
    }

    /** The notes whose trouble is over and that are to be closed by a claim, each with the outcome. */
    public Map<VaultPath, String> ended() {
        Map<VaultPath, String> ended = new LinkedHashMap<>();
        open.forEach((matter, trouble) -> {
            if (matter.startsWith(ENDED)) {
                ended.put(trouble.note(), trouble.digest());
            }
        });
        return ended;
    }

    /** The note is closed, or somebody else's business. */
    public void closed(VaultPath note) {
        forget(ENDED + note);
    }

    /** What the trouble's note says, if it lies where it was put, as it was written. */
    public Optional<String> untouchedBody(String matter) {
        return note(matter)
                .filter(path -> isUntouched(matter))
                .flatMap(reader::read)
                .flatMap(ParsedNote::note)
                .map(Note::body);
    }

    /** Whether the trouble's note lies where it was put, as it was written. */
    public boolean isUntouched(String matter) {
        Open trouble = open.get(matter);
        return trouble != null
                && reader.bytes(trouble.note())
                        .filter(bytes -> digest(bytes).equals(trouble.digest()))
                        .isPresent();
    }

    /**
     * The trouble is over: its note goes to {@code Done/} with the outcome, or away when it was never published and stands as it was
     * raised.
     *
     * @param outcome one paragraph
     * @return the paths that changed on disk; empty when the trouble was not open or the operator has dealt with the note
     */
    public List<VaultPath> over(String matter, String outcome, Predicate<VaultPath> published) {
        Open trouble = open.get(matter);
        if (trouble == null) {
            return List.of();
        }
        if (fixed.test(trouble.note())) {
            end(matter, trouble, outcome);
            return List.of();
        }
        List<VaultPath> changed = close(trouble, outcome, published);
        forget(matter);
        return changed;
    }

    /** The trouble is over and its note is the operator's business. */
    public void forget(String matter) {
        if (open.remove(matter) != null) {
            save();
        }
    }

    private List<VaultPath> close(Open trouble, String outcome, Predicate<VaultPath> published) {
        VaultPath path = trouble.note();
        Optional<Note> note = reader.read(path).flatMap(ParsedNote::note);
        Optional<TaskId> id = VaultLayout.taskAt(path);
        if (note.isEmpty() || id.isEmpty()) {
            return List.of();
        }
        boolean untouched = digest(note.get().bytes()).equals(trouble.digest());
        if (untouched && !published.test(path)) {
            return writer.delete(path, note.get().bytes()) ? List.of(path) : List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        VaultPath done = VaultLayout.done(Domain.SYSTEM, id.get(), now);
        Note closed = note.get()
                .with("status", TaskStatus.DONE.word())
                .with("completed_at", now.toString())
                .withBody(note.get().body() + "\n## Outcome\n\n" + outcome + "\n");
        return writer.move(path, note.get().bytes(), done, closed) ? List.of(path, done) : List.of();
    }

    private void save() {
        StringBuilder lines = new StringBuilder();
        open.forEach((matter, trouble) -> lines.append(matter)
                .append('\t')
                .append(trouble.note())
                .append('\t')
                .append(trouble.digest())
                .append('\n'));
        AtomicFile.write(file, lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(byte[] text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("a JDK without SHA-256", impossible);
        }
    }
}
