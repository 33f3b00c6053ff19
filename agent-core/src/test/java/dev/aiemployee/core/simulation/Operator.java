package dev.aiemployee.core.simulation;

import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.MergeResult;
import org.eclipse.jgit.api.errors.CheckoutConflictException;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The person at one machine: writes, drags, deletes, and knows nothing of the agent. */
final class Operator implements AutoCloseable {
    static final String END = "the end of the note\n";
    private static final String DASHBOARD =
            "# Dashboard\n\n## Pending approvals\n\nnone\n\n## Updates\n\n- none\n\n## My notes\n\nmine\n" + END;

    private final World world;
    private final Machine machine;
    private final Desktop desktop;
    private final Map<Path, String> buffers = new LinkedHashMap<>();
    private int names;
    private boolean hasPulled;
    private @Nullable OpenFile open;
    private @Nullable Path writing;

    /** An editor that holds a file open and will write into that very file, wherever it lies by then. */
    private record OpenFile(FileChannel channel, String text, String name, Object inode) {}

    Operator(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
        this.desktop = new Desktop(machine);
    }

    /** The vault as it was before any agent came. */
    void settleIn() {
        desktop.saveInPlace(at("Dashboard.md"), DASHBOARD);
        desktop.saveInPlace(at(".gitignore"), ".git_sync_state.md\n");
        for (String name : List.of("Company_Handbook.md", "Business_Goals.md", "Notes/one.md", "Notes/deep/two.md")) {
            write(name);
        }
        for (String id : List.of("task-a", "task-b", "task-c")) {
            desktop.saveInPlace(at("Needs_Action/email/" + id + ".md"), Texts.task(id, "email"));
        }
    }

    private void write(String name) {
        String text = "# " + name.replace('/', ' ') + "\n\n" + world.ledger().line(name) + "\nmiddle\n\n" + END;
        desktop.saveInPlace(at(name), text);
    }

    /** One act of the person, at random. */
    void act() {
        switch (world.chance().below(18)) {
            case 0, 1, 2, 3 -> edit(Fault.EDIT_IN_PLACE);
            case 4, 5, 6 -> edit(Fault.EDIT_BY_RENAME);
            case 7 -> newNote();
            case 8 -> deleteNote();
            case 9 -> rename();
            case 10, 11 -> drag();
            case 12 -> copyTask();
            case 13 -> dashboard();
            case 14 -> halfWrite();
            case 15 -> openOrSave();
            case 16 -> resolve();
            default -> rarely();
        }
    }

    private void rarely() {
        switch (world.chance().below(4)) {
            case 0 -> secret();
            case 1 -> nativeCommit();
            case 2 -> nativePull();
            default -> merging();
        }
    }

    /** Saves one of the notes with one line more, at its start, before its end, or after rewriting it. */
    void edit(Fault how) {
        world.chance().pick(editable()).ifPresent(file -> save(file, how));
    }

    /** What the person's editor shows of a file just now. */
    void glance(Path file) {
        if (Files.isRegularFile(file)) {
            buffers.put(file, Desktop.read(file));
        }
    }

    /** Saves this file with one line more, whatever became of it since it was last looked at. */
    void save(Path file, Fault how) {
        String name = desktop.name(file);
        if (!isMine(name) || file.equals(writing)) {
            return;
        }
        boolean there = Files.isRegularFile(file);
        if (!there
                && !buffers.containsKey(file)
                && VaultLayout.taskAt(new VaultPath(name)).isPresent()) {
            return; // nobody makes a new note with the name of a task that is just coming here
        }
        String old = there ? Desktop.read(file) : buffers.getOrDefault(file, "# fresh\n\n" + END);
        if (isHostile(old)) {
            return;
        }
        buffers.put(file, old);
        String text = with(old, world.ledger().line(name));
        world.ledger().replaced(old, text);
        world.diary().fault(how, machine.name() + " " + name);
        boolean byRename = how == Fault.EDIT_BY_RENAME
                || (how != Fault.EDIT_IN_PLACE && world.chance().oneIn(2));
        if (byRename) {
            desktop.saveByRename(file, text);
        } else {
            desktop.saveInPlace(file, text);
        }
        meddleWith(file);
    }

    /** What a pull by hand brought and no agent has taken away yet; a person does not go on writing in that. */
    private static boolean isHostile(String text) {
        return text.contains("# evil");
    }

    private String with(String old, String line) {
        int body = old.startsWith("---\n") ? old.indexOf("\n---\n", 4) + 5 : 0;
        int end = old.endsWith(END) ? old.length() - END.length() : old.length();
        int middle = old.indexOf("\nmiddle\n");
        return switch (world.chance().below(4)) {
            case 0 -> old.substring(0, body) + "\n" + line + old.substring(body);
            case 1 -> middle < 0 ? old + line : old.substring(0, middle + 1) + line + old.substring(middle + 1);
            case 2 -> old.substring(0, body) + "\n# again\n\n" + line + "\nmiddle\n\n" + END;
            default -> old.substring(0, end) + line + old.substring(end);
        };
    }

    private void newNote() {
        String name = "Notes/new-" + machine.name() + "-" + names++ + ".md";
        world.diary().fault(Fault.NEW_NOTE, name);
        write(name);
    }

    private void deleteNote() {
        world.chance().pick(desktop.notes("Notes")).ifPresent(file -> {
            world.diary().fault(Fault.DELETE_NOTE, machine.name() + " " + desktop.name(file));
            world.ledger().replaced(Desktop.read(file), "");
            desktop.delete(file);
        });
    }

    private void rename() {
        world.chance().pick(desktop.notes("Notes")).ifPresent(file -> {
            Path to = at("Notes/moved-" + machine.name() + "-" + names++ + ".md");
            world.diary()
                    .fault(Fault.RENAME_NOTE, machine.name() + " " + desktop.name(file) + " to " + to.getFileName());
            desktop.move(file, to);
        });
    }

    private void drag() {
        world.chance().pick(tasks()).ifPresent(file -> {
            String folder = world.chance()
                    .pick(List.of("Needs_Action/email", "Needs_Action/files", "Done/email/2041-03", "Archive"))
                    .orElseThrow();
            Path to = at(folder).resolve(file.getFileName());
            world.diary().fault(Fault.DRAG_TASK, machine.name() + " " + desktop.name(file) + " to " + folder);
            meddleWith(file);
            desktop.move(file, to);
        });
    }

    private void copyTask() {
        world.chance().pick(tasks()).ifPresent(file -> {
            world.diary().fault(Fault.COPY_OF_ID, machine.name() + " " + desktop.name(file));
            meddleWith(file);
            desktop.copy(file, at("Needs_Action/social").resolve(file.getFileName()));
        });
    }

    private void dashboard() {
        save(at("Dashboard.md"), Fault.DASHBOARD_EDIT);
    }

    /** An editor that writes slowly: half is on the disk while the engine works, the rest follows into the very same file. */
    private void halfWrite() {
        world.chance().pick(editable()).ifPresent(file -> {
            String old = Desktop.read(file);
            if (isHostile(old)) {
                return;
            }
            String text = old.replace(END, "") + world.ledger().line(desktop.name(file)) + END;
            world.diary().fault(Fault.HALF_WRITTEN, machine.name() + " " + desktop.name(file));
            meddleWith(file);
            writing = file;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                writeSlowly(file, channel, text);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } finally {
                writing = null;
            }
        });
    }

    private void writeSlowly(Path file, FileChannel channel, String text) throws IOException {
        Object inode = Files.getAttribute(file, "unix:ino");
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        channel.truncate(0).write(bytes.slice(0, bytes.limit() - END.length() - 3));
        desktop.stamp(file);
        world.act(machine, "cycle", () -> world.cycle(machine));
        channel.write(bytes.position((int) channel.position()));
        place(inode).ifPresent(desktop::touch);
    }

    private void openOrSave() {
        if (open == null) {
            world.chance().pick(desktop.notes("Notes")).ifPresent(this::hold);
        } else {
            saveLate();
        }
    }

    private void hold(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
            Object inode = Files.getAttribute(file, "unix:ino");
            open = new OpenFile(channel, Desktop.read(file), desktop.name(file), inode);
            world.diary().note(machine.name() + " opens " + desktop.name(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Writes into the file that was opened, and closes it. */
    void saveLate() {
        OpenFile file = open;
        if (file == null) {
            return;
        }
        open = null;
        try {
            Optional<Path> now = place(file.inode());
            if (now.isPresent()) {
                String text = file.text().replace(END, "") + world.ledger().line(file.name()) + END;
                world.ledger().replaced(Desktop.read(now.get()), text);
                file.channel().truncate(0).write(StandardCharsets.UTF_8.encode(text), 0);
                desktop.stamp(now.get());
                world.diary()
                        .fault(
                                Fault.LATE_SAVE,
                                machine.name() + " " + file.name() + " lies in " + desktop.name(now.get()));
            }
            file.channel().close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Where a file lies by now, found by its inode; nowhere when its owner removed it. */
    private Optional<Path> place(Object inode) throws IOException {
        List<Path> files = new ArrayList<>(desktop.notes());
        Path quarantine = machine.agentFolder().resolve("quarantine");
        if (Files.isDirectory(quarantine)) {
            try (var kept = Files.list(quarantine)) {
                kept.forEach(files::add);
            }
        }
        for (Path file : files) {
            if (Files.getAttribute(file, "unix:ino").equals(inode)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private void resolve() {
        world.chance().pick(desktop.notes("Conflicts")).ifPresent(file -> {
            world.diary().fault(Fault.CONFLICT_RESOLVED, machine.name() + " " + desktop.name(file));
            world.ledger().replaced(Desktop.read(file), "");
            desktop.delete(file);
        });
    }

    private void secret() {
        world.chance().pick(desktop.notes("Notes")).ifPresent(file -> {
            String old = Desktop.read(file);
            world.diary().fault(Fault.SECRET_WRITTEN, machine.name() + " " + desktop.name(file));
            desktop.saveInPlace(file, old.replace(END, "") + world.ledger().secret(world.chance()) + END);
        });
    }

    private void nativeCommit() {
        if (Files.exists(at(".git/MERGE_HEAD"))) {
            return;
        }
        world.diary().fault(Fault.NATIVE_COMMIT, machine.name());
        try (Git git = Git.wrap(machine.git())) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("by hand")
                    .setAuthor("Operator", "operator@example.org")
                    .setCommitter("Operator", "operator@example.org")
                    .setSign(false)
                    .setNoVerify(true)
                    .call();
        } catch (GitAPIException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Brings the vault to the tip by hand where nothing is in the way. */
    private void nativePull() {
        Optional<ObjectId> tip = world.origin().tip();
        if (tip.isEmpty()
                || Files.exists(at(".git/MERGE_HEAD"))
                || world.origin().isForNoDisk(tip.get())) {
            return;
        }
        world.diary().fault(Fault.NATIVE_PULL, machine.name());
        hasPulled = true;
        try (Git git = Git.wrap(machine.git())) {
            git.fetch()
                    .setRemote(world.folder().resolve("origin.git").toUri().toString())
                    .setRefSpecs("+" + Origin.MAIN + ":refs/remotes/origin/main")
                    .call();
            MergeResult merged = git.merge()
                    .include(tip.get())
                    .setFastForward(MergeCommand.FastForwardMode.FF_ONLY)
                    .call();
            world.diary().note(machine.name() + " pulls: " + merged.getMergeStatus());
        } catch (CheckoutConflictException inTheWay) {
            world.diary().note(machine.name() + " cannot pull: " + inTheWay.getMessage());
        } catch (GitAPIException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Whether what the agent would have refused may lie on this disk, because the person fetched it past the agent: it is held then. */
    boolean hasPulled() {
        return hasPulled;
    }

    private void merging() {
        Path marker = at(".git/MERGE_HEAD");
        if (Files.exists(marker)) {
            finishMerge();
            return;
        }
        world.origin().tip().ifPresent(tip -> {
            world.diary().fault(Fault.OPERATOR_MERGE_OPEN, machine.name());
            try {
                Files.writeString(marker, tip.name() + "\n");
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        });
    }

    void finishMerge() {
        desktop.delete(at(".git/MERGE_HEAD"));
    }

    private List<Path> editable() {
        return desktop.notes().stream()
                .filter(file -> isMine(desktop.name(file)))
                .toList();
    }

    /** Logs and events belong to the agents: whoever writes there cannot expect it to stay. */
    private static boolean isMine(String name) {
        return !name.startsWith("Logs/") && !name.startsWith("Updates/") && !name.startsWith(".");
    }

    private List<Path> tasks() {
        return desktop.notes().stream()
                .filter(file ->
                        VaultLayout.taskAt(new VaultPath(desktop.name(file))).isPresent())
                .filter(file -> desktop.name(file).contains("task-"))
                .toList();
    }

    private void meddleWith(Path file) {
        VaultLayout.taskAt(new VaultPath(desktop.name(file))).ifPresent((TaskId task) -> world.meddle(task));
    }

    private Path at(String name) {
        return machine.vault().resolve(name);
    }

    @Override
    public void close() {
        OpenFile file = open;
        if (file != null) {
            try {
                file.channel().close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
