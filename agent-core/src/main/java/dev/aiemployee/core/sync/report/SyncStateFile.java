package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.GitSyncState;
import dev.aiemployee.core.task.SyncStatus;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.core.vault.AtomicFile;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code .git_sync_state.md}: how this clone stands to the remote, for a person and for {@code status}. Never synced. The
 * times in it outlive a restart. A cycle that changes nothing but the times in it writes it only when it is {@link #FRESH} old,
 * because it is read by people.
 */
final class SyncStateFile {
    private static final Duration FRESH = Duration.ofSeconds(30);
    /** A thousand paths, on a first sync say, are more than a note's front matter holds and more than anybody reads. */
    private static final int LISTED = 50;

    private static final int LONGEST = 100;
    private static final Set<String> TIMES = Set.of("sync_id", "last_pull_timestamp");

    private final Path file;
    private final Identity self;
    private GitSyncState state;
    private Map<String, Object> written = Map.of();
    private Instant writtenAt = Instant.MIN;

    SyncStateFile(Path vault, Identity self) {
        this.file = VaultLayout.SYNC_STATE.in(vault);
        this.self = self;
        this.state = new VaultReader(vault, new NoteFormat())
                .read(VaultLayout.SYNC_STATE)
                .flatMap(ParsedNote::note)
                .map(SyncStateFile::left)
                .orElseGet(() -> started(new GitSyncState.Times(null, null)));
    }

    void write(CycleReport report, Instant now) {
        Instant time = now.truncatedTo(ChronoUnit.SECONDS);
        state = state.seen(tips(report.tip()), times(report, time))
                .reach(report.status(), self.agent() + "-" + time, backlog(report));
        Map<String, Object> keys = keys(report);
        Map<String, Object> lasting = new LinkedHashMap<>(keys);
        lasting.keySet().removeAll(TIMES);
        if (lasting.equals(written) && isFresh(now) && Files.exists(file)) {
            return;
        }
        AtomicFile.writeUnforced(
                file,
                Note.of(keys, "\nHow this clone stands to the remote. Written by the agent; not synced.\n")
                        .bytes());
        written = lasting;
        writtenAt = now;
    }

    private Map<String, Object> keys(CycleReport report) {
        boolean local = self.kind() == AgentKind.LOCAL;
        CommitId tip = local ? state.tips().local() : state.tips().cloud();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("sync_id", state.syncId());
        keys.put("sync_status", state.status().word());
        keys.put("last_pull_timestamp", text(state.times().lastPull()));
        keys.put("last_push_timestamp", text(state.times().lastPush()));
        keys.put(local ? "commit_hash_local" : "commit_hash_cloud", text(tip));
        keys.put("pending_conflicts", Integer.toString(state.backlog().conflicts()));
        keys.put("pending_deletions", Integer.toString(report.withheld().size()));
        keys.put("held", first(state.backlog().held(), text -> text));
        keys.put("pending", first(state.backlog().pending(), SyncStateFile::brief));
        keys.put(
                "stuck",
                first(
                        report.stuck().entrySet().stream()
                                .map(path -> brief(path.getKey().value()) + " (" + path.getValue() + ")")
                                .toList(),
                        text -> text));
        keys.put(
                "withheld",
                first(report.withheld().stream().map(VaultPath::value).toList(), SyncStateFile::brief));
        keys.put("problem", report.problem());
        keys.put("trouble", report.trouble().word());
        return keys;
    }

    private static List<String> first(List<String> paths, UnaryOperator<String> line) {
        if (paths.size() <= LISTED) {
            return paths.stream().map(line).toList();
        }
        Stream<String> some = paths.stream().limit(LISTED).map(line);
        return Stream.concat(some, Stream.of("and " + (paths.size() - LISTED) + " more"))
                .toList();
    }

    /** The end of a path tells more than its beginning. */
    private static String brief(String path) {
        int length = path.codePointCount(0, path.length());
        return length <= LONGEST ? path : "..." + path.substring(path.offsetByCodePoints(0, length - LONGEST));
    }

    private GitSyncState.Tips tips(@Nullable CommitId tip) {
        return self.kind() == AgentKind.LOCAL
                ? new GitSyncState.Tips(state.tips().cloud(), tip)
                : new GitSyncState.Tips(tip, state.tips().local());
    }

    private GitSyncState.Times times(CycleReport report, Instant time) {
        return new GitSyncState.Times(
                report.problem().isEmpty() ? time : state.times().lastPull(),
                report.published() != null ? time : state.times().lastPush());
    }

    private static GitSyncState.Backlog backlog(CycleReport report) {
        return new GitSyncState.Backlog(
                report.conflicts().size(),
                report.held().stream()
                        .map(held -> brief(held.path()) + " (" + held.rule() + ")")
                        .toList(),
                report.pending().stream().map(VaultPath::value).toList());
    }

    /** What the run before left; of a text that contradicts itself only the times count. */
    private static GitSyncState left(Note note) {
        GitSyncState.Times times = new GitSyncState.Times(
                time(note.text("last_pull_timestamp").orElse("")),
                time(note.text("last_push_timestamp").orElse("")));
        boolean offline = note.text("sync_status")
                .flatMap(word -> Word.find(SyncStatus.class, word))
                .filter(SyncStatus.OFFLINE::equals)
                .isPresent();
        GitSyncState start = started(times);
        return offline ? start.reach(SyncStatus.OFFLINE, start.syncId(), GitSyncState.Backlog.NONE) : start;
    }

    /** Before its first cycle a clone cannot know that it is in step. */
    private static GitSyncState started(GitSyncState.Times times) {
        return new GitSyncState(
                "start",
                SyncStatus.DIVERGED,
                new GitSyncState.Tips(null, null),
                times,
                new GitSyncState.Backlog(0, List.of(), List.of()));
    }

    private static @Nullable Instant time(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException edited) {
            return null;
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A clock that was set back does not keep the file from being written. */
    private boolean isFresh(Instant now) {
        return !now.isBefore(writtenAt) && now.isBefore(writtenAt.plus(FRESH));
    }
}
