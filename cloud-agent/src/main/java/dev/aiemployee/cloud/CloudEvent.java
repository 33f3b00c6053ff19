package dev.aiemployee.cloud;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.cloud.triage.TaskNote;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A line for the Dashboard, as a file of its own below {@code Updates/}, which the local agent merges and removes. */
final class CloudEvent {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_TITLE = 120;

    private CloudEvent() {}

    /**
     * A draft waits for a decision. The same draft always gives the same event, so that telling it again tells nothing new.
     *
     * @param approval where its note lies
     * @param subject of the mail that is answered
     * @param created when the approval note was written
     */
    static Note draftReady(TaskId draft, VaultPath approval, String subject, AgentName agent, Instant created) {
        String line = QuotedText.property(QuotedText.visible(subject)); // never half a letter: a note could not hold it
        String title = "Answer drafted: "
                + line.substring(
                        0, line.offsetByCodePoints(0, Math.min(line.codePointCount(0, line.length()), LONGEST_TITLE)));
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", STAMP.format(created) + "_" + draft);
        keys.put("type", "draft_ready");
        keys.put("created", TaskNote.time(created));
        keys.put("agent", agent.value());
        keys.put("title", title);
        keys.put("link", approval.value());
        return Note.of(keys, "\n" + QuotedText.inline(title) + "\n");
    }

    /** A mailbox was looked into for the first time: so much of what lies there is left as it is. */
    static Note olderMailLeftAlone(int mails, AgentName agent, Instant created) {
        String title = mails + " older mails in the mailbox are left as they are; new ones become tasks";
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", STAMP.format(created) + "_first_look");
        keys.put("type", "first_look");
        keys.put("created", TaskNote.time(created));
        keys.put("agent", agent.value());
        keys.put("title", title);
        return Note.of(
                keys,
                "\n" + title + ". `cloud-agent catch-up DATE` on the cloud machine reads what came\n"
                        + "since that day. How far back a first look goes is MAIL_SINCE.\n");
    }

    /**
     * Mails were filed in {@code Done/} without a draft.
     *
     * @param first one of them
     */
    static Note filedWithoutDraft(Map<String, Integer> byReason, TaskId first, AgentName agent, Instant created) {
        int all = byReason.values().stream().mapToInt(Integer::intValue).sum();
        String reasons = byReason.entrySet().stream()
                .map(reason -> reason.getValue() + " " + reason.getKey().replaceFirst("^an? ", ""))
                .collect(Collectors.joining(", "));
        String title =
                (all == 1 ? "1 mail" : all + " mails") + " filed without a draft: " + QuotedText.property(reasons);
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("id", STAMP.format(created) + "_filed_" + first);
        keys.put("type", "filed");
        keys.put("created", TaskNote.time(created));
        keys.put("agent", agent.value());
        keys.put("title", title);
        return Note.of(keys, "\n" + QuotedText.inline(title) + "\n\nThey lie in Done/email/.\n");
    }

    /** {@code Updates/<id>.md}. */
    static VaultPath path(Note event) {
        return VaultLayout.UPDATES.child(event.text("id").orElseThrow() + ".md");
    }
}
