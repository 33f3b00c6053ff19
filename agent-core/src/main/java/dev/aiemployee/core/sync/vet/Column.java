package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeChange;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.live.LiveContent;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.ownership.Change;
import dev.aiemployee.core.ownership.DashboardSections;
import dev.aiemployee.core.ownership.DecidedText;
import dev.aiemployee.core.ownership.ExecutionClaim;
import dev.aiemployee.core.ownership.FileTypes;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.ownership.Paths;
import dev.aiemployee.core.ownership.PlanContent;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Identity;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an author may bring: by path and kind of change, and by what the text says. */
public record Column(ObjectBase objects, Identity self, FileTypes types) {
    /** Why {@code author} may not make this change, whatever its text; empty when the path speaks for it. */
    Optional<String> refusal(Author author, Change change) {
        if (author instanceof Author.Device device) {
            return OwnershipRules.mayArriveFrom(device.agent(), change);
        }
        return switch ((Author.Plain) author) {
            case OWN -> Optional.empty();
            case OPERATOR -> OwnershipRules.mayWrite(AgentKind.LOCAL, self.agent(), change);
            case FOREIGN -> OwnershipRules.mayArrive(self.agent(), change);
        };
    }

    /** What another machine's engine may not do to the text of a note that it moves. */
    Optional<String> claimRefusal(Author author, Change change, Map<String, TreeChange> byPath) {
        if (!(author instanceof Author.Device device) || !(change instanceof Change.Move move)) {
            return Optional.empty();
        }
        Optional<String> before = Optional.ofNullable(byPath.get(move.from()))
                .flatMap(from -> Optional.ofNullable(from.before()))
                .flatMap(this::text);
        Optional<String> after = Optional.ofNullable(byPath.get(move.to()))
                .flatMap(to -> Optional.ofNullable(to.after()))
                .flatMap(this::text);
        return ExecutionClaim.refusal(device.agent(), move, before.orElse(""), after.orElse(""));
    }

    /** What the text of somebody unknown may not be: a decision, local's part of the Dashboard, a shorter plan, anything live. */
    public Optional<String> contentRefusal(Author author, TreeChange change) {
        TreeEntry after = change.after();
        if (author instanceof Author.Device device && after != null && VaultPath.isVaultPath(change.path())) {
            return ExecutionClaim.editRefusal(
                    device.agent(), new VaultPath(change.path()), textOf(change.before()), textOf(after));
        }
        if (author != Author.FOREIGN || after == null || !shapeRefusal(change).isEmpty()) {
            return Optional.empty();
        }
        VaultPath path = new VaultPath(change.path());
        if (path.isUnder(VaultLayout.PENDING_APPROVAL)
                && text(after).filter(text -> !DecidedText.isDecided(text)).isEmpty()) {
            return Optional.of("an approval note must arrive undecided");
        }
        if (path.equals(VaultLayout.DASHBOARD) && !isUpdate(change.before(), after)) {
            return Optional.of("the cloud writes only the Updates section of the Dashboard");
        }
        if (path.isUnder(VaultLayout.PLANS) && !isAddition(change.before(), after)) {
            return Optional.of("the cloud only adds to a plan that is published");
        }
        return objects.readBlob(after.blob(), (int) CommitGuard.DEFAULT_MAX_FILE_BYTES)
                .map(bytes -> LiveContent.refusal(change.path(), bytes))
                .orElse(Optional.of("larger than " + CommitGuard.DEFAULT_MAX_FILE_BYTES + " bytes"));
    }

    /** Whether a note that an agent holds may have become another one by the operator's hand. */
    public boolean isEdit(TreeEntry before, TreeEntry after) {
        return ExecutionClaim.editRefusal(textOf(before), textOf(after)).isEmpty();
    }

    private boolean isUpdate(@Nullable TreeEntry before, TreeEntry after) {
        return text(after)
                .filter(text -> DashboardSections.cloudMayChange(textOf(before), text))
                .isPresent();
    }

    private boolean isAddition(@Nullable TreeEntry before, TreeEntry after) {
        return text(after)
                .filter(text -> PlanContent.keepsAll(textOf(before), text))
                .isPresent();
    }

    private String textOf(@Nullable TreeEntry entry) {
        return entry == null ? "" : text(entry).orElse("");
    }

    private Optional<String> text(TreeEntry entry) {
        return objects.readBlob(entry.blob(), NoteFormat.DEFAULT_MAX_NOTE_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Why this entry cannot be a file of any vault; empty when it can. */
    String shapeRefusal(TreeChange change) {
        TreeEntry after = change.after();
        if (after == null) {
            return VaultPath.isVaultPath(change.path()) ? "" : "not a path of a vault";
        }
        return switch (after.kind()) {
            case SYMLINK -> "a symbolic link";
            case SUBMODULE -> "a submodule";
            case FILE, EXECUTABLE -> Paths.refusal(change.path(), types).orElse("");
            case FOLDER, CLOSED -> "a folder that lies too deep, is too large or has too long a path";
            case ODD ->
                "nothing that Git can check out: its object is no file, its mode is unknown or its name stands twice";
            case LOST -> "the remote did not send its content, or it is damaged";
        };
    }
}
