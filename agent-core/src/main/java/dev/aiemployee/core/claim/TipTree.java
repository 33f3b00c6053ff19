package dev.aiemployee.core.claim;

import dev.aiemployee.core.git.ObjectBase;
import dev.aiemployee.core.git.TreeEntry;
import dev.aiemployee.core.git.TreeId;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.NoteFormat;
import dev.aiemployee.core.vault.ParsedNote;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where tasks lie in one published tree. Reads folders, never the whole tree. */
final class TipTree {
    private final ObjectBase objects;
    private final TreeId tree;
    private final NoteFormat format;

    TipTree(ObjectBase objects, TreeId tree, NoteFormat format) {
        this.objects = objects;
        this.tree = tree;
        this.format = format;
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

    /** Every note in the folders directly below {@code parent}, by folder and name. */
    List<VaultPath> notes(VaultPath parent) {
        List<VaultPath> notes = new ArrayList<>();
        for (VaultPath folder : folders(parent)) {
            for (String name : objects.names(tree, folder.value())) {
                if (VaultPath.isVaultPath(name)
                        && VaultLayout.taskAt(folder.child(name)).isPresent()) {
                    notes.add(folder.child(name));
                }
            }
        }
        return notes;
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
        return objects.names(tree, parent.value()).stream()
                .filter(VaultPath::isVaultPath)
                .map(parent::child)
                .toList();
    }
}
