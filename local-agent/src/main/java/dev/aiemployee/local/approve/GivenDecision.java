package dev.aiemployee.local.approve;

import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.vault.VaultPath;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ApprovalStamps;
import dev.aiemployee.local.approve.note.ExecutionStamp;
import java.util.List;

/**
 * What a note decides, about which content, and in answer to which of this machine's questions. Two texts that agree in it are one
 * decision, however a checkout or an editor spelled them: line ends, order of keys, quotes and blanks make no difference. Pure.
 *
 * @param stamps when this machine last asked and last took up a yes, as the note says; who wrote a text before cannot know them
 */
public record GivenDecision(String wish, Digest content, List<String> stamps) {
    /** The decision of a note at its place. */
    public static GivenDecision of(VaultPath path, Note note, ApprovalContent content) {
        return new GivenDecision(
                Wish.of(Place.of(path), content.marks()).name(),
                Digest.ofSameContent(content.outgoing()),
                List.of(
                        note.text(ApprovalStamps.ASKED_AT_KEY).orElse(""),
                        note.text(ApprovalStamps.APPROVED_AT_KEY).orElse(""),
                        note.text(ExecutionStamp.SEQUENCE_KEY).orElse("")));
    }

    /** Whether it says anything but that nobody decided. */
    public boolean isDecided() {
        return !wish.equals(Wish.UNDECIDED.name());
    }
}
