package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.git.objects.TreeId;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.note.ParsedNote;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where tasks lie in one published tree. Reads folders, never the whole tree. */
final class TipTree {
    private final ObjectBase objects;
    private final CommitId commit;
    private final TreeId tree;
    private final NoteFormat format;
    private final HeldClaims claims;

    TipTree(ObjectBase objects, CommitId commit, NoteFormat format, HeldClaims claims) {
        this.objects = objects;
        this.commit = commit;
        this.tree = objects.treeOf(commit);
        this.format = format;
        this.claims = claims;
    }

    CommitId commit() {
        return commit;
    }

    TreeId tree() {
        return tree;
    }

    /** The task's note directly in one of the folders below {@code parent}; absent when there is none. */
    Optional<VaultPath> find(VaultPath parent, TaskId task) {
        return folders(parent).stream()
                .map(folder -> folder.child(task.fileName()))
                .filter(path -> entry(path).isPresent())
                .findFirst();
    }

    /** Every note directly in {@code folder}, by name. */
    List<VaultPath> notesIn(VaultPath folder) {
        return objects.names(tree, folder.value()).stream()
                .filter(VaultPath::isVaultPath)
                .map(folder::child)
                .filter(path -> VaultLayout.taskAt(path).isPresent())
                .toList();
    }

    /** What lies in {@code In_Progress/}, in every agent's folder. */
    List<HeldTask> held() {
        return held(folders(VaultLayout.IN_PROGRESS));
    }

    /** What lies in one agent's folder. */
    List<HeldTask> held(AgentName agent) {
        return held(List.of(VaultLayout.IN_PROGRESS.child(agent.value())));
    }

    private List<HeldTask> held(List<VaultPath> folders) {
        Set<BlobId> texts = new HashSet<>();
        List<HeldTask> held = folders.stream()
                .flatMap(folder -> heldIn(folder, texts).stream())
                .toList();
        claims.keep(texts);
        return held;
    }

    /** The task at a path below {@code In_Progress/}; absent when no note of an agent is there. */
    Optional<HeldTask> held(VaultPath path) {
        return blob(path).flatMap(text -> held(path, text));
    }

    private List<HeldTask> heldIn(VaultPath folder, Set<BlobId> texts) {
        List<HeldTask> held = new ArrayList<>();
        objects.files(tree, folder.value()).forEach((name, text) -> {
            if (VaultPath.isVaultPath(name)) {
                held(folder.child(name), text).ifPresent(held::add);
                texts.add(text);
            }
        });
        return held;
    }

    private Optional<HeldTask> held(VaultPath path, BlobId text) {
        Optional<AgentName> owner = VaultLayout.ownerAt(path);
        Optional<TaskId> task = VaultLayout.taskAt(path);
        return owner.isEmpty() || task.isEmpty()
                ? Optional.empty()
                : Optional.of(new HeldTask(task.get(), owner.get(), claims.of(text, () -> note(path)), path));
    }

    /** The blob at a path; absent when no ordinary file is there. */
    Optional<BlobId> blob(VaultPath path) {
        return entry(path).map(TreeEntry::blob);
    }

    /** Whether a note of this id lies in any state folder. */
    boolean holds(TaskId task) {
        return VaultLayout.STATE_FOLDERS.stream().anyMatch(folder -> holds(folder, task, 2));
    }

    private boolean holds(VaultPath folder, TaskId task, int depth) {
        return entry(folder.child(task.fileName())).isPresent()
                || (depth > 0 && folders(folder).stream().anyMatch(child -> holds(child, task, depth - 1)));
    }

    /** The agent in whose folder the task lies. */
    Optional<AgentName> owner(TaskId task) {
        return find(VaultLayout.IN_PROGRESS, task).flatMap(VaultLayout::ownerAt);
    }

    /** The bytes of an ordinary file no larger than a note may be. */
    Optional<byte[]> bytes(VaultPath path) {
        return entry(path).flatMap(entry -> objects.readBlob(entry.blob(), format.maxNoteBytes()));
    }

    /** The note at a path; absent when nothing readable is there. */
    Optional<Note> note(VaultPath path) {
        return bytes(path).map(format::parse).flatMap(ParsedNote::note);
    }

    private Optional<TreeEntry> entry(VaultPath path) {
        return objects.find(tree, path.value()).filter(entry -> entry.kind() == TreeEntry.Kind.FILE);
    }

    private List<VaultPath> folders(VaultPath parent) {
        return objects.folders(tree, parent.value()).stream()
                .filter(name -> VaultPath.isVaultPath(name) && !name.endsWith(".md"))
                .map(parent::child)
                .toList();
    }
}
