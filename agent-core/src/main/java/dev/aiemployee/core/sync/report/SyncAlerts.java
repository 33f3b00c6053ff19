package dev.aiemployee.core.sync.report;

import dev.aiemployee.core.alert.Alert;
import dev.aiemployee.core.alert.DiskRoom;
import dev.aiemployee.core.alert.Outages;
import dev.aiemployee.core.alert.Tally;
import dev.aiemployee.core.git.Advice;
import dev.aiemployee.core.git.remote.FetchOutcome;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.sync.base.Violation;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.sync.merge.ConflictDecisions;
import dev.aiemployee.core.sync.vet.Lineage;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.ConflictCopy;
import dev.aiemployee.core.vault.VaultException;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The alerts of sync: one for each trouble however many cycles it lasts, gone by itself when the trouble is seen to be over; one for
 * each batch of what was refused. Never about an alert. For one thread.
 */
public final class SyncAlerts {
    private static final Logger LOG = LoggerFactory.getLogger(SyncAlerts.class);

    /** The remote does not answer. */
    static final String OFFLINE = "offline";

    /** The remote refuses what we push. */
    static final String REFUSED = "push_refused";

    /** The remote's branch cannot be followed. */
    static final String BROKEN = "sync_stopped";

    /** Something on this machine stands in the way. */
    static final String STANDS_STILL = "sync_waits";

    /** The remote's tip holds more than a vault can. */
    static final String TOO_MUCH = "remote_refused";

    /** The disk has no room. */
    static final String DISK = "disk_full";

    /** Notes would go and wait for a yes. */
    static final String DELETIONS = "deletions";

    /** Very many notes would come and wait for a yes. */
    static final String FLOOD = "flood";

    /** Many copies came into {@code Conflicts/} within an hour. */
    static final String CONFLICTS = "conflicts";

    /** Other sync services left copies of notes. */
    static final String COPIES = "copies";

    /** Strict mode: both sides changed a note and nothing moves. */
    static final String UNDECIDED = "undecided";

    /** While these last nothing can be published, so neither are their notes. */
    private static final Set<String> ALONE = Set.of(OFFLINE, REFUSED, BROKEN, STANDS_STILL, TOO_MUCH, UNDECIDED);

    private static final int NAMED = 20;

    private final Path vault;
    private final Identity self;
    private final Tally tally;
    private final Outages outages;
    private final SyncLog log;
    private final HeldAlert held;
    private final StuckAlert stuck;
    private final Set<String> told = new HashSet<>();
    private boolean unwritten;

    /**
     * @param state the clone's folder for what is never synced
     * @param published whether the remote is known to hold a path; what the cloud has published it may not change
     */
    SyncAlerts(
            Path vault,
            Path state,
            Identity self,
            Clock clock,
            VaultWriter writer,
            SyncLog log,
            Predicate<VaultPath> published) {
        this.vault = vault;
        this.self = self;
        this.outages = new Outages(
                state.resolve("outages"),
                vault,
                writer,
                clock,
                path -> self.kind() == AgentKind.CLOUD && published.test(path));
        this.tally = new Tally(outages);
        this.log = log;
        this.held = new HeldAlert(new HeldFile(vault), outages, log, self);
        this.stuck = new StuckAlert(outages, log, self, clock);
    }

    /** The notes that stay on this machine until their trouble is over. */
    public List<VaultPath> unpublished() {
        return ALONE.stream()
                .flatMap(matter -> outages.note(matter).stream())
                .sorted()
                .toList();
    }

    public Outages outages() {
        return outages;
    }

    boolean isOpen(String matter) {
        return outages.isOpen(matter);
    }

    /** The trouble is over. */
    void over(String matter, String outcome, Predicate<VaultPath> published) {
        if (outages.isOpen(matter)) {
            log.line("errors", matter + ": " + outcome);
            attempt(() -> log.waits(outages.over(matter, outcome, published)));
        }
    }

    /** Looks whether there is room on the disk, and takes back what was said when there is again. */
    public void disk(DiskRoom room, Predicate<VaultPath> published) {
        room.problem()
                .ifPresent(full -> begin(
                        DISK,
                        "The disk is full",
                        full + ".",
                        "Notes, mail and the record of what was sent may not be written any more, and then nothing is sent. Nothing is"
                                + " lost: what cannot be written is tried again, and this note goes when there is room.",
                        "Make room on this machine's disk: empty the bin, remove old logs and downloads. `" + program()
                                + " status` says how it stands."));
        if (room.isWide()) {
            over(DISK, "There is room again.", published);
        }
    }

    void offline(String problem) {
        begin(
                OFFLINE,
                "The remote is away",
                Words.of(problem) + ", for five minutes now.",
                "Work goes on here; what changes goes out when the remote is back, and this note goes then. It is tried"
                        + " again by itself every minute or two (`GIT_SYNC_INTERVAL`); you need not start anything.",
                "Look at the network and at the Git server; `" + program() + " check` tells what is wrong.");
    }

    /**
     * The host refused a push.
     *
     * @param words what the server said, from outside
     */
    public void refused(String words) {
        begin(
                REFUSED,
                "The remote refuses our changes",
                "The Git server refused a push. Its words: \"" + Words.of(words) + "\"",
                "Everything stays on this machine and is tried again with pauses; this note goes when a push is taken.",
                "Look at the server's rules, its quota and its free space, whether it may write to its own folders, and whether this"
                        + " machine's key may write to the branch.");
    }

    /** The remote was rolled back or rewritten, and is being mended: an event, so its note stays for the operator. */
    public void rewound(@Nullable CommitId seen, @Nullable CommitId tip) {
        if (seen != null && tip != null && !outages.isOpen("rewound " + seen)) {
            String what =
                    "The remote's history was rolled back or rewritten: what this clone saw last is not part of it"
                            + " any more.";
            log.line("security_violations", what + " It was `" + seen + "`.");
            Alert alert = new Alert(
                    "rewound",
                    "The remote was rolled back",
                    what,
                    "Nothing is lost: everything that was published is being merged with what the remote holds now and"
                            + " published again, and what was taken back stays in this clone.",
                    List.of(
                            "If you did this on purpose to remove something, remove it once more by hand.",
                            "If not, forbid forced pushes and deletion on the server, and look at what was taken"
                                    + " back, with the command under Details."),
                    List.of("What was taken back: " + Advice.LOOK_AT.inSentence(vault, tip + ".." + seen)));
            outages.begin("rewound " + seen, "rewound_" + self.agent(), alert)
                    .ifPresent(note -> log.waits(List.of(note)));
        }
    }

    public void withheld(List<VaultPath> paths) {
        String command = program() + " sync --accept-deletions";
        begin(
                DELETIONS,
                "Many notes would go",
                paths.size() + " notes would be removed or rewritten at once, the first is `"
                        + Words.of(paths.get(0).value()) + "`.",
                "Nothing of it is done: a vault that is half there, or a commit of somebody else, looks just like this."
                        + " Everything else is synced.",
                "If you meant it, run `" + command + "`; it lists them. If not, bring the notes back, for example with "
                        + Advice.RESTORE_NOTES.inSentence(vault, vault) + ".");
        log.line("errors", paths.size() + " deletions wait for `" + command + "`");
    }

    public void flood(List<VaultPath> paths) {
        String command = program() + " sync --accept-additions";
        begin(
                FLOOD,
                "Very many new notes came at once",
                paths.size() + " new notes came within a day that no device of yours signed, the first is `"
                        + Words.of(paths.get(0).value()) + "`.",
                "None of them is put into this vault: so many bury what matters, and look like a machine gone wrong or"
                        + " somebody who means harm. Everything else is synced.",
                "If you added them yourself on another device, run `" + command
                        + "`; it lists them. If not, replace the"
                        + " cloud machine's deploy key, and remove them from the branch in a clone of your own.");
        log.line("errors", paths.size() + " new notes wait for `" + command + "`");
    }

    public void tooMuch(FetchOutcome.TooMuch tooMuch) {
        begin(
                TOO_MUCH,
                "What the remote holds is refused",
                "The newest commit on the Git server is refused: " + tooMuch.reason() + ".",
                "No vault of notes is like that, so somebody did it by mistake or means harm. Nothing of it is on this"
                        + " machine, and nothing is fetched or published until this is settled; then this note goes.",
                "Look at the Git host who pushed it. If it was not you, replace the cloud machine's"
                        + " deploy key, and undo the commit in a clone of your own."
                        + (tooMuch.isLarge()
                                ? " The history keeps what was undone, and it is as large as before. So whoever it was, run `"
                                        + program()
                                        + " sync --accept-size` then, and the same with the other agent: it fetches 2 GB, once."
                                : " This goes on with the next commit."),
                "The commit: `" + tooMuch.commit() + "`");
    }

    public void broken(Lineage.Broken broken) {
        begin(
                BROKEN,
                "Sync stands still",
                broken.why() + ".",
                "Your notes stay as they are on this machine; nothing is fetched or published until you decide.",
                broken.toDo());
    }

    /** @param obstacle what stands in the way, and what to do about it */
    void standsStill(String obstacle) {
        begin(
                STANDS_STILL,
                "Sync waits for you",
                obstacle + ".",
                "For five minutes now nothing has been fetched or published. Your notes stay as they are on this machine, and"
                        + " what changed goes out when this is over; then this note goes.",
                "Do what the first line says; `" + program() + " check` tells whether all is well again.");
    }

    /** Many conflicts within an hour; told by the operator's own machine alone. */
    void conflicts(int copies) {
        if (self.kind() == AgentKind.LOCAL) {
            begin(
                    CONFLICTS,
                    "Many conflicts",
                    copies + " notes were changed on both sides within an hour.",
                    "Nothing is lost, both texts are kept. Something writes where you write: another device without"
                            + " sync, or an agent with a wrong task.",
                    "`local-agent conflicts` lists them. Take what you need from each copy and delete it; this note"
                            + " goes with the last one.");
        }
    }

    /** Copies that other sync services made of notes; told by the operator's own machine alone. */
    void copies(List<VaultPath> paths) {
        if (self.kind() == AgentKind.LOCAL) {
            List<String> lines = some(
                    paths,
                    path -> "`" + Words.of(path.value()) + "` is "
                            + ConflictCopy.named(path.fileName())
                                    .map(copy -> Words.of(copy.toString()))
                                    .orElse("a copy"));
            begin(
                    COPIES,
                    "Another sync service made copies of notes",
                    paragraph(lines),
                    "Both texts are kept and synced like any other note. Nothing in such a copy counts as a decision"
                            + " or a task.",
                    "Take what you need from each copy and remove it; `" + program()
                            + " status` lists them, and this note goes with the last one. Two services that sync one"
                            + " folder make such copies again and again: let one of them do it.");
        }
    }

    /** Strict mode stands still. @return the problem in one line */
    String undecided(List<ConflictDecisions.Open> conflicts) {
        List<String> lines =
                some(conflicts, conflict -> "`" + Words.of(conflict.path().value()) + "`");
        String problem = "both sides changed " + String.join(", ", lines)
                + "; nothing is applied or pushed until you decide: `local-agent conflicts --take mine|theirs|both"
                + " PATH`";
        begin(
                UNDECIDED,
                "Both sides changed a note",
                "Both sides changed " + String.join(", ", lines) + ".",
                "`SYNC_ON_CONFLICT` is `abort`: nothing is applied or pushed until you decide, and your notes stay as"
                        + " they are.",
                "`local-agent conflicts` lists them, with the command that prints the other text. Decide by"
                        + " `local-agent conflicts --take mine|theirs|both PATH`, or make your text agree with the other"
                        + " one.");
        return problem;
    }

    void violations(List<Violation> violations) {
        tell(
                violations,
                violation -> (isReport(violation.path()) ? "" : violation.commit()) + violation.path(),
                fresh -> {
                    some(
                                    fresh,
                                    violation -> "commit `" + violation.commit() + "` changed `"
                                            + Words.of(violation.path()) + "`: " + violation.rule())
                            .forEach(line -> log.line("security_violations", line));
                    count(
                            "security",
                            "A change was refused",
                            some(fresh, violation -> "`" + Words.of(violation.path()) + "`: " + violation.rule()),
                            "Somebody with write access to the remote tried to change something that only you may change."
                                    + " It was not applied, and the published state is restored.",
                            "Look at it with the command under Details. If it was not you, replace the cloud machine's"
                                    + " deploy key.",
                            "The latest: "
                                    + Advice.SHOW.inSentence(vault, fresh.get(0).commit()));
                });
    }

    /** Two machines that do not know each other's key refuse each other's reports: saying so each time would never end. */
    private static boolean isReport(String path) {
        return path.startsWith(VaultLayout.LOGS_LOCAL + "/") || path.startsWith(VaultLayout.NEEDS_ACTION + "/system/");
    }

    /** Notes of the operator's own that somebody changed without a signature, with words about money or a link. */
    void unsigned(List<VaultPath> paths) {
        if (!paths.isEmpty()) {
            count(
                    "changed_outside",
                    "A note of yours was changed elsewhere",
                    some(paths, path -> "`" + Words.of(path.value()) + "`"),
                    "The new words speak of money or hold a link, and no key of yours signed them. If you wrote them on"
                            + " another device, all is well; if not, somebody who can push wants you to pay or to open"
                            + " something. The note is as they left it.",
                    "Look at what changed with " + Advice.LOOK_AT_LATEST.inSentence(vault)
                            + ". If it was not you, take it back and replace the cloud machine's deploy key.",
                    "");
        }
    }

    /** Entries of others' commits that no agent syncs: told where the name keeps it out, else written down. */
    void besides(Map<String, CommitId> entries) {
        List<String> misnamed = new ArrayList<>();
        entries.forEach((path, commit) -> {
            if (told.add(path + commit)) {
                log.line(
                        "security_violations",
                        "commit `" + commit + "` changed `" + Words.of(path)
                                + "`, which is not synced: it stays in the branch and was not put on this disk");
                Paths.nameRefusal(path).ifPresent(why -> misnamed.add("`" + Words.of(path) + "`: " + why));
            }
        });
        if (!misnamed.isEmpty() && self.kind() == AgentKind.LOCAL) {
            count(
                    "misnamed",
                    "A note has a name that is not synced",
                    some(misnamed, line -> line),
                    "Somebody put it into the branch under a name that not every computer can store. It stays there as it"
                            + " is, and is not in this vault.",
                    "If it is yours, give it another name on the device that it comes from; then remove this note.",
                    "");
        }
    }

    /** All that is held now, whichever cycle found it. */
    void held(List<HeldPath> all, Predicate<VaultPath> published) {
        attempt(() -> held.tell(all, published));
    }

    /** What others changed and this disk does not take, but for what is told as held already. */
    void stuck(Map<VaultPath, String> all, Predicate<VaultPath> held, Predicate<VaultPath> published) {
        Map<VaultPath, String> untold = new TreeMap<>(all);
        untold.keySet().removeIf(held);
        attempt(() -> stuck.tell(untold, published));
    }

    private <T> void tell(Collection<T> all, Function<T, String> key, Consumer<List<T>> tell) {
        List<T> fresh = all.stream().filter(one -> told.add(key.apply(one))).toList();
        if (!fresh.isEmpty()) {
            tell.accept(fresh);
        }
    }

    private static <T> List<String> some(List<T> all, Function<T, String> line) {
        List<String> lines = new ArrayList<>(all.stream().limit(NAMED).map(line).toList());
        if (all.size() > NAMED) {
            lines.add("and " + (all.size() - NAMED) + " more");
        }
        return lines;
    }

    private static String paragraph(List<String> lines) {
        return lines.size() == 1 ? lines.get(0) : "- " + String.join("\n- ", lines);
    }

    private void begin(String kind, String title, String happened, String means, String toDo) {
        begin(kind, title, happened, means, toDo, "");
    }

    private void begin(String kind, String title, String happened, String means, String toDo, String detail) {
        Alert alert = new Alert(kind, title, happened, means, List.of(toDo), details(detail));
        attempt(() ->
                outages.begin(kind, kind + "_" + self.agent(), alert).ifPresent(note -> log.waits(List.of(note))));
    }

    /** A note that cannot be written now (a folder without rights, a full disk) is tried again and stops no sync. */
    private void attempt(Runnable telling) {
        try {
            telling.run();
            unwritten = false;
        } catch (VaultException failure) {
            if (!unwritten) {
                LOG.error("an alert cannot be written, and is tried again: {}", failure.getMessage());
            }
            unwritten = true;
        }
    }

    /** One note for all events of a kind. */
    private void count(String kind, String title, List<String> events, String means, String toDo, String detail) {
        attempt(() -> tally.add(
                        kind,
                        kind + "_" + self.agent(),
                        events,
                        happened -> new Alert(kind, title, happened, means, List.of(toDo), details(detail)))
                .ifPresent(note -> log.waits(List.of(note))));
    }

    private static List<String> details(String detail) {
        return detail.isEmpty() ? List.of() : List.of(detail);
    }

    private String program() {
        return self.kind().word() + "-agent";
    }
}
