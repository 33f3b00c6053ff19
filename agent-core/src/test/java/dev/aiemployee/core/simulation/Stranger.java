package dev.aiemployee.core.simulation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** Somebody else who may push: another program that keeps to the rules, or one that does not. */
final class Stranger {
    /** "Approved" for a person's eyes, with a full-width letter. */
    static final String TWIN = "\uff21pproved";

    private static final String DECIDED = "approved";

    private final World world;
    private int names;
    private int deletions;

    Stranger(World world) {
        this.world = world;
    }

    /** A push that keeps to the cloud's column. */
    void pushSomething() {
        String id = "task-foreign-" + names++;
        if (world.chance().oneIn(2)) {
            push(Map.of("Needs_Action/email/" + id + ".md", text(Texts.task(id, "email"))));
        } else {
            plan("Plans/plan-" + world.chance().below(3) + ".md");
        }
    }

    /** One line more, before whatever the plan says. */
    private void plan(String path) {
        world.origin().tip().ifPresent(tip -> {
            Origin.File file = world.origin().files(tip).get(path);
            String old = file == null ? Operator.END : world.origin().text(file.blob());
            push(Map.of(path, text("# plan " + names + "\n\n" + old)));
        });
    }

    /** A push that a machine at home must not obey. */
    void attack() {
        String word = world.ledger().evilWord();
        String note = "# " + word + "\n" + Operator.END;
        switch (world.chance().below(11)) {
            case 0 -> attack(Fault.HOSTILE_APPROVED, Map.of("Approved/email/" + word + ".md", text(note)));
            case 1 ->
                attack(
                        Fault.HOSTILE_DECIDED_APPROVAL,
                        Map.of("Pending_Approval/email/" + word + ".md", text(Texts.approval(word, DECIDED))));
            case 2 -> symlink();
            case 3 -> dotDot(note);
            case 4 -> attack(Fault.HOSTILE_OTHER_FOLDER, Map.of("In_Progress/local/" + word + ".md", text(note)));
            case 5 -> attack(Fault.HOSTILE_HANDBOOK, Map.of("Company_Handbook.md", text(note)));
            case 6 -> attack(Fault.HOSTILE_DASHBOARD, Map.of("Dashboard.md", text(note)));
            case 7 -> attack(Fault.HOSTILE_LONG_NAME, Map.of("Plans/" + "n".repeat(300) + ".md", text(note)));
            case 8 -> fileThatIsATree();
            case 9 -> attack(Fault.HOSTILE_TWIN_FOLDER, Map.of(TWIN + "/email/" + word + ".md", text(note)));
            default -> deleteAll();
        }
    }

    private void attack(Fault fault, Map<String, Optional<byte[]>> edits) {
        world.diary().fault(fault, "");
        push(edits);
    }

    private void symlink() {
        world.origin().tip().ifPresent(tip -> {
            world.diary().fault(Fault.HOSTILE_SYMLINK, "");
            land(world.origin()
                    .commit(tip, Map.of("Plans/link.md", text("/etc/passwd")), FileMode.SYMLINK, "cloud", world.now()));
        });
    }

    private void fileThatIsATree() {
        world.origin().tip().ifPresent(tip -> {
            world.diary().fault(Fault.HOSTILE_FILE_IS_A_TREE, "");
            land(world.origin().commitFileThatIsATree(tip, "Plans/tree.md", "cloud", world.now()));
        });
    }

    private void dotDot(String note) {
        world.origin().tip().ifPresent(tip -> {
            world.diary().fault(Fault.HOSTILE_DOT_DOT, "");
            land(world.origin().commitDotDot(tip, note.getBytes(StandardCharsets.UTF_8), "cloud", world.now()));
        });
    }

    /** What they delete a second time is not undone, so that a task may begin anew. */
    private void deleteAll() {
        if (deletions++ > 0) {
            world.meddleWithAll();
        }
        world.origin().tip().ifPresent(tip -> {
            Map<String, Optional<byte[]>> edits = new LinkedHashMap<>();
            List<String> paths = List.copyOf(world.origin().files(tip).keySet());
            paths.stream()
                    .filter(path -> !path.equals("Dashboard.md"))
                    .forEach(path -> edits.put(path, Optional.empty()));
            attack(Fault.HOSTILE_DELETE_ALL, edits);
        });
    }

    private void push(Map<String, Optional<byte[]>> edits) {
        world.origin().tip().ifPresent(tip -> land(world.origin().commit(tip, edits, "cloud", world.now())));
    }

    private void land(ObjectId commit) {
        world.origin().force(commit);
        world.diary().note("stranger pushes " + commit.abbreviate(8).name());
    }

    private static Optional<byte[]> text(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
