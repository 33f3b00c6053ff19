package dev.aiemployee.core.reliability;

import dev.aiemployee.core.support.TwoAgents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the operator does with notes, each done alike in the place where it happens and in the plain copy. Each place changes every third
 * note, so that there is one right text; where two places write at once there are two, and both must be somewhere.
 */
final class HuntEdits extends HuntHands {
    HuntEdits(HuntPlaces places, HuntJudge judge, Random random) {
        super(places, judge, random);
    }

    int made() {
        return edits;
    }

    /** Does one thing of this kind, somewhere. @return whether it happened; for root there is nothing that cannot be read */
    boolean make(HuntKind kind) throws IOException {
        edits++;
        places.tell(edits + " " + kind);
        switch (kind) {
            case PLUGIN, RECORDING, ODD_NAME, LINK, MODE, UNSIGNED, MERGE, TWINS_OF_NATIVE_GIT -> onPhone(kind);
            case LINK_HERE, PIPE_HERE, OTHER_TYPE_HERE, ODD_NAME_HERE, IGNORED_FILE, NATIVE_COMMIT -> {
                return atHome(kind);
            }
            case UNREADABLE_FOLDER, UNREADABLE_FILE, READABLE_AGAIN -> {
                return rights(kind);
            }
            case TWINS, BOTH_EDIT, BOTH_MAKE, EDIT_AND_DELETE, EDIT_AND_RENAME -> atOnce(kind);
            case FOLDER_MOVE -> moveFolder();
            case TASK -> {
                String id = "EMAIL_r" + edits;
                UsedVault.write(places.cloud.vault(), "Needs_Action/email/" + id + ".md", TwoAgents.task(id, "x"));
            }
            default -> one(kind, any());
        }
        return true;
    }

    private void one(HuntKind kind, Place place) throws IOException {
        if (place.equals(phone)) {
            places.pullOnPhone();
        }
        change(kind, place);
        if (place.equals(phone)) {
            places.pushFromPhone();
        }
    }

    private void change(HuntKind kind, Place place) throws IOException {
        switch (kind) {
            case NEW -> both(place, root -> UsedVault.write(root, fresh(".md"), "# new\n" + line()));
            case EMPTY -> both(place, root -> UsedVault.write(root, fresh(".md"), ""));
            case NO_LAST_LINE_END -> both(place, root -> UsedVault.write(root, fresh(".md"), line().strip()));
            case DELETE -> {
                String name = pick(place);
                both(place, root -> Files.delete(root.resolve(name)));
            }
            case IGNORE_RULE -> both(place, root -> append(root.resolve(".gitignore"), "kept-out-" + edits + "/\n"));
            case RENAME, RENAME_TO_LONG, CASE_RENAME, COMPOSED_RENAME -> {
                String name = pick(place);
                String to = renamed(kind, name);
                both(place, root -> move(root.resolve(name), root.resolve(to)));
            }
            default -> {
                String name = pick(place);
                both(place, root -> text(kind, root.resolve(name)));
            }
        }
    }

    /** What agents do not sync comes by native git alone. */
    private void onPhone(HuntKind kind) throws IOException {
        if (kind == HuntKind.MERGE) {
            places.settle(); // else what others pushed in between would be nobody's
        }
        places.pullOnPhone();
        String plugin = ".obsidian/plugins/p" + random.nextInt(5);
        String recording = "Recordings/" + random.nextInt(20) + " Aufnahme ü.m4a";
        switch (kind) {
            case PLUGIN ->
                both(phone, root -> UsedVault.write(root, plugin + "/data.json", "{\"edit\":" + edits + "}"));
            case RECORDING ->
                both(phone, root -> {
                    Files.createDirectories(root.resolve("Recordings"));
                    Files.write(root.resolve(recording), new byte[] {0, (byte) edits, (byte) 0xff, 10, 13});
                });
            case ODD_NAME -> both(phone, root -> UsedVault.write(root, "Odd/what? " + edits + ".md", line()));
            case LINK ->
                both(
                        phone,
                        root -> Files.createSymbolicLink(root.resolve("link " + edits + ".md"), Path.of("empty.md")));
            case MODE -> {
                String name = pick(phone);
                both(phone, root -> UsedVault.executable(root.resolve(name)));
            }
            case TWINS_OF_NATIVE_GIT -> {
                twin(phone, "Twins/both " + edits + ".md", "a");
                twin(phone, "Twins/BOTH " + edits + ".md", "b");
            }
            default -> {
                // nobody's signature counts there: notes outside the agents' folders, and nothing else
                String name = pick(
                        phone, note -> UsedVault.PLACES.stream().anyMatch(folder -> note.startsWith(folder + "/")));
                both(phone, root -> append(root.resolve(name), line()));
                change(HuntKind.NEW, phone);
            }
        }
        if (kind == HuntKind.UNSIGNED) {
            places.pushFromPhone("-c", "commit.gpgsign=false");
        } else if (kind == HuntKind.MERGE) {
            merged();
        } else {
            places.pushFromPhone();
        }
    }

    /** The phone commits while another machine pushes, and merges. */
    private void merged() throws IOException {
        places.onPhone.run("add", "-A");
        places.onPhone.run("commit", "-q", "-m", "before a merge");
        change(HuntKind.NEW, home);
        places.sync(places.home);
        places.onPhone.run("pull", "-q", "--no-rebase", "--no-edit", "origin", "main");
        places.pushFromPhone();
    }

    /** Not while the folder it needs is locked up: a person cannot write there either. */
    private boolean atHome(HuntKind kind) throws IOException {
        Path vault = home.root();
        if (Stream.of("Clients", "New", "private").anyMatch(judge.locked::contains)) {
            return false;
        }
        switch (kind) {
            case LINK_HERE ->
                Files.createSymbolicLink(vault.resolve("link here " + edits + ".md"), Path.of("empty.md"));
            case PIPE_HERE ->
                HuntPlaces.run("mkfifo", vault.resolve("pipe " + edits + ".md").toString());
            case OTHER_TYPE_HERE -> UsedVault.write(vault, "Clients/list " + edits + ".txt", line());
            case ODD_NAME_HERE -> UsedVault.write(vault, "New/Really? " + edits + ".md", line());
            case IGNORED_FILE -> {
                UsedVault.write(vault, "private/" + edits + ".md", line());
                append(vault.resolve("Clients/debug.log"), line());
            }
            default -> nativeCommit();
        }
        return true;
    }

    /** Somebody runs git by hand in the vault: what they commit is theirs to publish, whatever it is. */
    private void nativeCommit() throws IOException {
        places.settle();
        if (!judge.locked.isEmpty()) {
            return; // git add stops at what it cannot read
        }
        change(HuntKind.APPEND, home);
        places.home.git().run("add", "-A", "--ignore-errors");
        List<String> added = new ArrayList<>(places.home
                .git()
                .run("diff", "--cached", "--name-only", "-z", "--diff-filter=A")
                .transform(text -> List.of(text.split("\0", -1))));
        places.home.git().run("commit", "-q", "--allow-empty", "-m", "by hand");
        for (String name : added) {
            Path file = home.root().resolve(name);
            Path copy = places.plain.resolve(name);
            if (!name.isEmpty()
                    && !name.startsWith("Needs_Action/")
                    && !name.startsWith("Conflicts/")
                    && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        places.settle();
    }

    private boolean rights(HuntKind kind) throws IOException {
        if (kind == HuntKind.READABLE_AGAIN || judge.locked.size() > 3) {
            for (String path : judge.locked) {
                giveRights(home.root().resolve(path));
            }
            judge.locked.clear();
            return kind == HuntKind.READABLE_AGAIN;
        }
        String note = pick(home);
        String path =
                kind == HuntKind.UNREADABLE_FILE || note.indexOf('/') < 0 ? note : note.substring(0, note.indexOf('/'));
        Path file = home.root().resolve(path);
        Files.setPosixFilePermissions(file, Set.of());
        if (Files.isReadable(file)) {
            giveRights(file);
            return false;
        }
        judge.locked.add(path);
        return true;
    }

    private static void giveRights(Path file) throws IOException {
        Files.setPosixFilePermissions(
                file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Two places, in step before, do something with one note before either hears of the other. */
    private void atOnce(HuntKind kind) throws IOException {
        places.sync(places.home);
        places.sync(places.laptop);
        places.sync(places.home);
        places.pullOnPhone();
        Place one = random.nextBoolean() ? home : laptop;
        Place other = random.nextBoolean() ? phone : one.equals(home) ? laptop : home;
        places.tell("   " + one.third() + " and " + other.third());
        if (kind == HuntKind.TWINS) {
            twin(one, "Twins/Café Straße " + edits + ".md", "a");
            twin(other, Normalizer.normalize("Twins/Café STRASSE " + edits + ".md", Normalizer.Form.NFD), "b");
            contest("Twins/Café STRASSE " + edits + ".md");
        } else if (kind == HuntKind.BOTH_MAKE) {
            twin(one, "New/same " + edits + ".md", "a");
            twin(other, "New/same " + edits + ".md", "b");
        } else {
            String name = pick(home);
            contest(name);
            Files.deleteIfExists(places.plain.resolve(name));
            append(one.root().resolve(name), promise("a"));
            switch (kind) {
                case EDIT_AND_DELETE -> Files.delete(other.root().resolve(name));
                case EDIT_AND_RENAME -> {
                    String to = "Moved/" + UsedVault.fitting(edits + " of two", ".md");
                    contest(to);
                    move(other.root().resolve(name), other.root().resolve(to));
                }
                default -> append(other.root().resolve(name), promise("b"));
            }
        }
        if (other.equals(phone)) {
            places.pushFromPhone();
        }
    }

    /** All of a folder that is on this place's disk goes elsewhere, when everybody is in step. */
    private void moveFolder() throws IOException {
        places.settle();
        if (!judge.locked.isEmpty()) {
            return;
        }
        Place place = any();
        List<String> folders = UsedVault.PLACES.stream()
                .filter(name -> Files.isDirectory(place.root().resolve(name)))
                .toList();
        String from = folders.isEmpty() ? "Moved" : folders.get(random.nextInt(folders.size()));
        String to = "Archiv " + edits + "/" + Path.of(from).getFileName() + " ü";
        if (Files.isDirectory(place.root().resolve(from))) {
            for (String name : HuntJudge.names(place.root().resolve(from))) {
                if (judge.isContested(from + "/" + name)) {
                    contest(to + "/" + name);
                }
                if (Files.exists(places.plain.resolve(from).resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                    move(
                            places.plain.resolve(from).resolve(name),
                            places.plain.resolve(to).resolve(name));
                }
            }
            move(place.root().resolve(from), place.root().resolve(to));
            if (place.equals(phone)) {
                places.pushFromPhone();
            }
        }
        places.settle();
    }
}
