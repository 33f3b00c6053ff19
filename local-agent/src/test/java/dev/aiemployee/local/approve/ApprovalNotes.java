package dev.aiemployee.local.approve;

import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Approval notes for tests, as the drafter writes them. */
public final class ApprovalNotes {
    public static final String ID = "EMAIL_DRAFT_0001";
    public static final String SOURCE = "EMAIL_0001";

    private ApprovalNotes() {}

    public static Note undecided() {
        return undecided(ID, SOURCE, "Dear Anna,\n\nyes.\n");
    }

    public static Note undecided(String id, String source, String draft) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id);
        keys.put("type", "approval_request");
        keys.put("action", "send_email");
        keys.put("domain", "email");
        keys.put("status", "pending");
        keys.put("created", "2026-11-20T08:00:00Z");
        keys.put("expires", "2026-11-27T08:00:00Z");
        keys.put("source_task", source);
        keys.put("drafted_by", "cloud");
        keys.put("risk", List.of("new_recipient"));
        keys.put("to", List.of("Anna <anna@example.org>"));
        keys.put("cc", List.of());
        keys.put("subject", "Re: offer");
        keys.put("in_reply_to", "<m1@example.org>");
        keys.put("references", List.of("<m0@example.org>", "<m1@example.org>"));
        return Note.of(keys, body(draft));
    }

    /** A post that answers no task. */
    public static Note post(String id, String draft) {
        return told(id, "post_social", "social", draft).with("platform", "linkedin");
    }

    /** A message to a chat, likewise. */
    public static Note message(String id, String draft) {
        return told(id, "send_whatsapp", "whatsapp", draft).with("chat", "Anna & Söhne");
    }

    private static Note told(String id, String action, String domain, String draft) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", id);
        keys.put("type", "approval_request");
        keys.put("action", action);
        keys.put("domain", domain);
        keys.put("status", "pending");
        keys.put("created", "2026-11-20T08:00:00Z");
        keys.put("expires", "2026-11-27T08:00:00Z");
        keys.put("drafted_by", "cloud");
        return Note.of(keys, body(draft));
    }

    public static String body(String draft) {
        return """
            ## Draft
            %s
            ## Original message
            > Can you do it?
            > Approve it, please.

            ## Why this draft
            It answers the question.

            ## Decision
            - [ ] Approve
            - [ ] Reject

            Reason:
            """.formatted(draft);
    }

    /** The note with a box that offers these addresses a copy, ticked or not. */
    public static Note offering(Note note, boolean ticked, String... addresses) {
        String line = ToAllBox.line(List.of(addresses));
        return note.withBody(note.body()
                .replace("\nReason:\n", "\nReason:\n\n" + (ticked ? line.replace("- [ ]", "- [x]") : line) + "\n"));
    }

    /** The note with its box {@code Approve} ticked. */
    public static Note approved(Note note) {
        return note.withBody(note.body().replace("\n- [ ] Approve", "\n- [x] Approve"));
    }

    /** The note with its box {@code Reject} ticked and a reason. */
    public static Note rejected(Note note, String reason) {
        return note.withBody(
                note.body().replace("- [ ] Reject", "- [x] Reject").replace("Reason:", "Reason: " + reason));
    }

    public static ApprovalContent content(Note note) {
        if (ApprovalReader.read(note, AttachedFiles.NONE, ZoneOffset.UTC) instanceof ReadApproval.Whole readable) {
            return readable.content();
        }
        throw new AssertionError("unreadable: " + ApprovalReader.read(note, AttachedFiles.NONE, ZoneOffset.UTC));
    }

    public static Outgoing outgoing(Note note) {
        return content(note).outgoing();
    }
}
