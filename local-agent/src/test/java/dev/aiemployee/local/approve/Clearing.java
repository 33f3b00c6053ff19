package dev.aiemployee.local.approve;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Booking;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Letter;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalReader;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gets a note cleared in the only way there is: through the rules. */
public final class Clearing {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    private Clearing() {}

    public static Cleared of(Note undecided) {
        return of(ApprovalNotes.content(undecided.with("status", "approved")));
    }

    /** The same with a text that would be too long for a note. */
    public static Cleared withBody(Note undecided, String body) {
        ApprovalContent content = ApprovalNotes.content(undecided.with("status", "approved"));
        Outgoing brief = content.outgoing();
        Letter letter = new Letter(brief.letter().threading(), brief.letter().subject(), body, List.of());
        Outgoing outgoing = new Outgoing(
                brief.approval(), brief.action(), brief.account(), brief.recipients(), letter, Booking.NONE);
        return of(new ApprovalContent(outgoing, content.terms(), content.marks(), content.stamp(), List.of()));
    }

    /** The same with files, as if they lay in the vault. */
    public static Cleared withFiles(Note undecided, List<Attachment> files) {
        Note note = undecided
                .with("status", "approved")
                .withList("attachments", files.stream().map(Attachment::path).toList());
        AttachedFiles vault = path -> files.stream()
                .filter(file -> file.path().equals(path))
                .map(file -> new AttachedFiles.Look(file, ""))
                .findFirst()
                .orElseThrow();
        return of(((ReadApproval.Whole) ApprovalReader.read(note, vault, ZoneOffset.UTC)).content());
    }

    private static Cleared of(ApprovalContent content) {
        Outgoing outgoing = content.outgoing();
        PastSteps history = new PastSteps(
                new PastSteps.Shown(
                        outgoing.reach(),
                        Set.of("new_recipient"),
                        Set.copyOf(outgoing.letter().attachments())),
                Set.of(),
                RefusedAttempts.NONE,
                outgoing,
                false);
        Standing standing = new Standing(Step.APPROVED, Digest.of(outgoing), NOW.minusSeconds(60), 1, history);
        Sighting sighting = new Sighting(
                VaultLayout.approved(content.terms().domain(), outgoing.approval()),
                new ReadApproval.Whole(content),
                new Sighting.OnDisk(Digest.NONE, NOW.minusSeconds(60), Sighting.Origin.HERE));
        Conditions conditions = new Conditions(
                NOW,
                new Pace(Duration.ofSeconds(2), Duration.ofSeconds(10), Pace.Retries.NONE),
                new Conditions.Brakes(false, false),
                Map.of(outgoing.action(), 1));
        return (Cleared) ApprovalRules.judge(
                new Situation(outgoing.approval(), standing, sighting, Background.NONE), conditions);
    }
}
