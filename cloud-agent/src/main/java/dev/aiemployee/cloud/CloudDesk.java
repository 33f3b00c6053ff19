package dev.aiemployee.cloud;

import dev.aiemployee.cloud.draft.ApprovalNote;
import dev.aiemployee.cloud.draft.Draft;
import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.draft.NoteSettings;
import dev.aiemployee.cloud.draft.Unanswered;
import dev.aiemployee.cloud.triage.ArrivedMail;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.handbook.HandbookFile;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud agent's work between two sync cycles: mail in, drafts out. Claiming and publishing are the caller's. Doing
 * any step again after a crash changes nothing that was done. One thread.
 */
public final class CloudDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CloudDesk.class);

    private static final String REPLACES =
            "it answers a later mail of the same conversation; the draft for the mail before goes to"
                    + " Archive/, unless you have changed or decided it";

    private static final String REPLACES_COPY =
            "the same mail had come by way of a list before; the draft for that copy goes to Archive/, unless you have changed or"
                    + " decided it";

    private static final int MANY = 4;

    private final AgentName agent;
    private final MailIntake mail;
    private final Drafter drafter;
    private final NoteSettings settings;
    private final HandbookFile handbook;
    private final VaultReader vault;
    private final Clock clock;
    private final OpenDrafts open;
    private final MailsAround around;

    public CloudDesk(
            AgentName agent,
            MailIntake mail,
            Drafter drafter,
            NoteSettings settings,
            HandbookFile handbook,
            VaultReader vault,
            Clock clock) {
        this.agent = agent;
        this.mail = mail;
        this.drafter = drafter;
        this.settings = settings;
        this.handbook = handbook;
        this.vault = vault;
        this.clock = clock;
        this.open = new OpenDrafts(agent, vault);
        this.around = new MailsAround(vault);
    }

    /** New mail becomes tasks in {@code Needs_Action/email/}. */
    public IntakeOutcome intake() {
        return mail.look();
    }

    /**
     * Works on a task that this agent holds, whose note lies in its folder below {@code In_Progress/} on disk.
     *
     * @param places where a task's note lies, wherever the operator's decision took it: tells whether there is a draft already
     */
    WorkOutcome work(TaskId task, Function<TaskId, Optional<VaultPath>> places) {
        VaultPath held = VaultLayout.inProgress(agent, task);
        Optional<byte[]> bytes = vault.bytes(held);
        Optional<ParsedNote> parsed = vault.read(held);
        if (bytes.isEmpty() || parsed.isEmpty()) {
            return new WorkOutcome.NotYet(task, "the note is not on disk: " + held);
        }
        if (parsed.get() instanceof ParsedNote.Broken broken) {
            return new WorkOutcome.Unfit(task, held + " " + broken.message());
        }
        Note note = parsed.get().note().orElseThrow();
        boolean wanted = note.text("answer").filter("wanted"::equals).isPresent();
        Optional<String> noDraft = note.text("no_draft").filter(reason -> !wanted);
        if (noDraft.isPresent()) {
            return new WorkOutcome.NoDraft(task, noDraft.get());
        }
        Optional<String> left = note.text("left_to_you").filter(reason -> !wanted);
        if (left.isPresent()) {
            return new WorkOutcome.Unfit(task, "left to the operator: " + left.get());
        }
        return ArrivedMail.of(note)
                .filter(read -> read.mail().id().equals(task))
                .map(read -> draft(
                        read, wanted ? List.of() : around.copiesOf(read, held, places), held, bytes.get(), places))
                .orElseGet(() -> new WorkOutcome.Unfit(
                        task, held + " is no mail task (expected: its id, key and an address to answer)"));
    }

    /** Writes nothing: the notes go out in one commit with the task's next state, or not at all. */
    private WorkOutcome draft(
            ArrivedMail arrived,
            List<ArrivedMail> others,
            VaultPath held,
            byte[] bytes,
            Function<TaskId, Optional<VaultPath>> places) {
        MailTask task = arrived.mail();
        TaskId draft = ApprovalNote.id(task);
        Optional<VaultPath> there = places.apply(draft);
        if (there.isPresent()) {
            return new WorkOutcome.Drafted(task.id(), there.get(), Map.of());
        }
        Optional<String> elsewhere = task.wanted().isPresent() ? Optional.empty() : elsewhere(arrived, others, places);
        if (elsewhere.isPresent()) {
            return new WorkOutcome.NoDraft(task.id(), elsewhere.get());
        }
        VaultPath approval = VaultLayout.pendingApproval(Domain.EMAIL, draft);
        Handbook known = handbook.read();
        Map<VaultPath, Note> files;
        try {
            files = propose(task, waiting(task, others), known, approval, places);
        } catch (RuntimeException | StackOverflowError unforeseen) { // or the tasks behind it would wait for ever
            LOG.error(
                    "task={} no draft: {}",
                    task.id(),
                    unforeseen.getClass().getName()); // its message might hold words of the mail
            return new WorkOutcome.Unfit(task.id(), "this version could make no draft of it; answer it yourself");
        }
        if (vault.bytes(held).filter(now -> Arrays.equals(now, bytes)).isEmpty()) {
            return new WorkOutcome.NotYet(task.id(), "the note was changed meanwhile: " + held);
        }
        LOG.info("task={} draft={} drafter={}", task.id(), draft, drafter.name());
        return new WorkOutcome.Drafted(task.id(), approval, files);
    }

    /** Why this arrival of a mail gets no draft: another one of it is answered. */
    private static Optional<String> elsewhere(
            ArrivedMail arrived, List<ArrivedMail> others, Function<TaskId, Optional<VaultPath>> places) {
        if (others.stream().anyMatch(other -> other.comesBefore(arrived))) {
            return Optional.of(
                    arrived.byList()
                            ? "a copy by way of a list of a mail that came directly too"
                            : "a copy of a mail that came twice");
        }
        boolean decided = others.stream()
                .flatMap(other -> places.apply(ApprovalNote.first(other.mail())).stream())
                .anyMatch(place -> !place.isUnder(VaultLayout.PENDING_APPROVAL));
        return decided ? Optional.of("a copy of a mail whose draft you have decided about") : Optional.empty();
    }

    /** The draft that waits for a copy of this mail. */
    private Optional<TaskId> waiting(MailTask task, List<ArrivedMail> others) {
        return others.stream()
                .map(other -> ApprovalNote.first(other.mail()))
                .filter(draft -> open.waits(draft, task.answerTo()))
                .findFirst();
    }

    private Map<VaultPath, Note> propose(
            MailTask task,
            Optional<TaskId> copy,
            Handbook known,
            VaultPath approval,
            Function<TaskId, Optional<VaultPath>> places) {
        Optional<TaskId> earlier = task.wanted().isPresent() ? Optional.empty() : copy.or(() -> open.before(task));
        Draft written = drafter.draft(task, known);
        Draft drafted = many(task).map(written::because).orElse(written);
        Instant created = clock.instant();
        Note note = ApprovalNote.of(
                task,
                earlier.map(draft -> drafted.because(copy.isPresent() ? REPLACES_COPY : REPLACES))
                        .orElse(drafted),
                known,
                settings,
                created,
                copy.isPresent()
                        ? noteOf(copy.get(), places).map(Unanswered::carriedBy).orElse(List.of())
                        : unanswered(task, earlier, places));
        if (earlier.isPresent()) {
            note = note.with("supersedes", earlier.get().value());
        }
        open.add(task, ApprovalNote.id(task));
        Note event = CloudEvent.draftReady(ApprovalNote.first(task), approval, task.subject(), agent, created);
        return Map.of(approval, note, CloudEvent.path(event), event);
    }

    /** A program that answers each of our mails would go on for as long as the operator says yes. */
    private Optional<String> many(MailTask task) {
        int mails = around.withinAnHour(task);
        return mails < MANY
                ? Optional.empty()
                : Optional.of("it is mail number " + mails
                        + " from this sender within an hour; if a program answers each of yours, reject this draft,"
                        + " because every answer brings the next mail");
    }

    /** What the replaced draft leaves open, or what the draft that did not do was carrying. */
    private List<Unanswered> unanswered(
            MailTask task, Optional<TaskId> earlier, Function<TaskId, Optional<VaultPath>> places) {
        Optional<Note> replaced = earlier.flatMap(draft -> noteOf(draft, places));
        Optional<Note> revised = task.wanted().flatMap(wish -> noteOf(wish.draft(), places));
        return replaced.map(Unanswered::leftBy)
                .or(() -> revised.map(Unanswered::carriedBy))
                .orElse(List.of());
    }

    private Optional<Note> noteOf(TaskId draft, Function<TaskId, Optional<VaultPath>> places) {
        return places.apply(draft).flatMap(vault::read).flatMap(ParsedNote::note);
    }
}
