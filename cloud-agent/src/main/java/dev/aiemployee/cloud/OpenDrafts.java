package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.core.vault.VaultReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which drafts wait for a decision, by the mail that each answers: so that an answer to a later mail of the conversation names the one
 * it replaces. Reads the waiting notes once, when the first mail that continues a conversation comes. For one thread.
 */
final class OpenDrafts {
    private final AgentName agent;
    private final VaultReader vault;
    private final Map<String, TaskId> byMail = new HashMap<>();
    private boolean loaded;

    OpenDrafts(AgentName agent, VaultReader vault) {
        this.agent = agent;
        this.vault = vault;
    }

    /** A draft was made for this mail, and is published or about to be. */
    void add(MailTask mail, TaskId draft) {
        if (!mail.threading().messageId().isEmpty()) {
            byMail.put(mail.threading().messageId(), draft);
        }
    }

    /** The undecided draft to the same person that answers the latest earlier mail of this one's conversation. */
    Optional<TaskId> before(MailTask mail) {
        List<String> earlier = new ArrayList<>(mail.threading().references());
        if (!earlier.contains(mail.threading().inReplyTo())) {
            earlier.add(mail.threading().inReplyTo());
        }
        Collections.reverse(earlier);
        return earlier.stream()
                .filter(id -> !id.isEmpty() && !id.equals(mail.threading().messageId()))
                .flatMap(id -> Optional.ofNullable(known().get(id)).stream())
                .filter(draft -> waits(draft, mail.answerTo()))
                .findFirst();
    }

    private Map<String, TaskId> known() {
        if (!loaded) {
            loaded = true;
            for (VaultPath path : vault.notesUnder(VaultLayout.PENDING_APPROVAL.child(Domain.EMAIL.value()))) {
                Optional<Note> note = vault.read(path).flatMap(ParsedNote::note);
                note.flatMap(text -> text.text("in_reply_to"))
                        .ifPresent(id -> VaultLayout.taskAt(path).ifPresent(draft -> byMail.putIfAbsent(id, draft)));
            }
        }
        return byMail;
    }

    /** Whether nobody has decided about a draft of ours to this address. */
    boolean waits(TaskId draft, MailAddress to) {
        return vault.read(VaultLayout.pendingApproval(Domain.EMAIL, draft))
                .flatMap(ParsedNote::note)
                .filter(note -> note.text("status").filter("pending"::equals).isPresent())
                .filter(note -> note.list("to").equals(List.of(to.address())))
                .filter(note -> note.text("drafted_by")
                        .filter(by -> by.startsWith(agent + " ("))
                        .isPresent())
                .isPresent();
    }
}
