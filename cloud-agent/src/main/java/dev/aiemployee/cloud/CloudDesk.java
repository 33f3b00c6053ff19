package dev.aiemployee.cloud;

import dev.aiemployee.cloud.draft.ApprovalNote;
import dev.aiemployee.cloud.draft.Draft;
import dev.aiemployee.cloud.draft.Drafter;
import dev.aiemployee.cloud.triage.Handbook;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.claim.ClaimOutcome;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.TaskStatus;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import dev.aiemployee.core.vault.VaultWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cloud agent's work between two sync cycles: mail in, drafts out. Writes into its own clone's folder only; claiming and
 * publishing are the caller's. Doing any step again after a crash changes nothing that was done. One thread.
 */
public final class CloudDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CloudDesk.class);

    private final AgentName agent;
    private final MailIntake mail;
    private final Drafter drafter;
    private final HandbookFile handbook;
    private final VaultReader vault;
    private final VaultWriter writer;
    private final Clock clock;

    public CloudDesk(
            AgentName agent,
            MailIntake mail,
            Drafter drafter,
            HandbookFile handbook,
            VaultReader vault,
            VaultWriter writer,
            Clock clock) {
        this.agent = agent;
        this.mail = mail;
        this.drafter = drafter;
        this.handbook = handbook;
        this.vault = vault;
        this.writer = writer;
        this.clock = clock;
    }

    /** New mail becomes tasks in {@code Needs_Action/email/}. */
    public IntakeOutcome intake() {
        return mail.look();
    }

    /** Works on a task that was just claimed and lies on disk, because a sync cycle came after the claim. */
    public WorkOutcome work(ClaimOutcome.Won won) {
        return work(won.task());
    }

    /** Works on a task that this agent holds, whose note lies in its folder below {@code In_Progress/} on disk. */
    public WorkOutcome work(TaskId task) {
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
        Optional<String> noDraft = note.text("no_draft");
        if (noDraft.isPresent()) {
            return new WorkOutcome.NoDraft(task, "no draft: " + noDraft.get());
        }
        return MailTask.of(note)
                .filter(read -> read.id().equals(task))
                .map(read -> draft(read, held, bytes.get(), note))
                .orElseGet(() -> new WorkOutcome.Unfit(
                        task, held + " is no mail task (expected: its id, key and an address to answer)"));
    }

    /** Approval note, event, then the task's status: whatever a crash leaves undone is done by the next call. */
    private WorkOutcome draft(MailTask task, VaultPath held, byte[] bytes, Note note) {
        TaskId draft = ApprovalNote.id(task.key());
        VaultPath approval = find(draft).orElseGet(() -> propose(task));
        Note event = CloudEvent.draftReady(draft, approval, task.subject(), agent, created(approval));
        writer.create(CloudEvent.path(event), event);
        if (!writer.replace(held, bytes, note.with("status", TaskStatus.AWAITING_APPROVAL.word()))) {
            return new WorkOutcome.NotYet(task.id(), "the note was changed meanwhile: " + held);
        }
        LOG.info("task={} draft={} drafter={}", task.id(), draft, drafter.name());
        return new WorkOutcome.Drafted(task.id(), approval);
    }

    private VaultPath propose(MailTask task) {
        Handbook now = handbook.read();
        Draft draft = drafter.draft(task, now);
        VaultPath path = VaultLayout.pendingApproval(Domain.EMAIL, ApprovalNote.id(task.key()));
        String draftedBy = agent + " (" + drafter.name() + ")";
        writer.create(path, ApprovalNote.of(task, draft, now, draftedBy, clock.instant()));
        return path;
    }

    /** Where the approval note lies, wherever the operator's decision took it. */
    private Optional<VaultPath> find(TaskId draft) {
        return VaultLayout.STATE_FOLDERS.stream()
                .flatMap(folder -> vault.notesUnder(folder).stream())
                .filter(path -> VaultLayout.taskAt(path).filter(draft::equals).isPresent())
                .findFirst();
    }

    /** When the approval note says it was written; now, when it does not say. */
    private Instant created(VaultPath approval) {
        return vault.read(approval)
                .flatMap(ParsedNote::note)
                .flatMap(note -> note.text("created"))
                .flatMap(CloudDesk::instant)
                .orElseGet(clock::instant);
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException editedByHand) {
            return Optional.empty();
        }
    }
}
