package dev.aiemployee.core.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aiemployee.core.support.NativeGit;
import dev.aiemployee.core.vault.VaultTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at the branch with native git, at the disks byte by byte, and at what {@code status} says of the rest. */
final class HuntJudge {
    /** Stands in every text that an edit adds, so that it is found wherever it went. */
    static final Pattern MARK = Pattern.compile("mark-[0-9]+[a-z]");

    private static final Pattern FILED = Pattern.compile("(Done|Archive)/[a-z]+/[0-9]{4}-[0-9]{2}/[A-Za-z0-9_-]+\\.md");
    private static final List<String> AGENTS = List.of(
            "Needs_Action/", "In_Progress/", "Signals/", "Conflicts/", "Logs/Local/", "Logs/Cloud/", "Updates/cloud");

    private final HuntPlaces places;
    private final NativeGit plain;
    private final NativeGit origin;
    private final Set<String> template;
    /** Names, folded, for which no single text is right: two machines wrote at once, or one of them took it away. */
    final Set<String> contested = new TreeSet<>();
    /** Texts that must be somewhere in the branch. */
    final Set<String> promised = new TreeSet<>();
    /** What the operator has locked up on a machine for now. */
    final Set<String> locked = new TreeSet<>();

    HuntJudge(HuntPlaces places) throws IOException {
        this.places = places;
        plain = new NativeGit(places.plain);
        origin = new NativeGit(places.folder.resolve("origin.git"));
        template = new TreeSet<>();
        VaultTemplate.copyTo(Files.createDirectories(places.folder.resolve("template")))
                .forEach(path -> template.add(path.toString()));
        template.removeAll(files(places.plain).keySet());
    }

    static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    boolean isContested(String name) {
        return contested.contains(folded(name));
    }

    private boolean isAgents(String name) {
        return template.contains(name)
                || FILED.matcher(name).matches()
                || name.equals(".git_sync_state.md")
                || AGENTS.stream().anyMatch(name::startsWith);
    }

    /** After everybody has come to rest. */
    void compare(String when) throws IOException {
        int before = places.wrong.size();
        branch();
        texts();
        for (HuntMachine machine : List.of(places.home, places.laptop)) {
            disk(machine);
        }
        for (String name : UsedVault.IGNORED) {
            if (!isLocked(places.home, name)
                    && !Files.exists(places.home.vault().resolve(name))) {
                places.wrong.add("ignored by Git, and gone: " + name);
            }
        }
        String fsck = origin.run("fsck", "--full");
        if (fsck.lines().anyMatch(line -> !line.startsWith("dangling"))) {
            places.wrong.add("git fsck: " + fsck);
        }
        for (int i = before; i < places.wrong.size(); i++) {
            places.wrong.set(i, when + ": " + places.wrong.get(i));
        }
    }

    /** Names, bytes and modes of the plain copy and of the branch, as git compares two trees. */
    private void branch() {
        plain.run("add", "-A", "-f");
        String mine = plain.run("write-tree").strip();
        plain.run("fetch", "-q", "../origin.git", "main");
        String[] parts = plain.run("diff-tree", "-r", "-z", "--no-renames", mine, "FETCH_HEAD")
                .split("\0", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            String change = parts[i].substring(parts[i].lastIndexOf(' ') + 1);
            String name = parts[i + 1];
            boolean right = isContested(name) || (change.equals("A") && isAgents(name) && !isStrayCopy(name));
            if (!right) {
                places.wrong.add("in the branch, " + change + ": " + name + " (" + parts[i] + ")");
            }
        }
    }

    /** A conflict copy where nobody wrote at once; the start of its name is that of its note. */
    private boolean isStrayCopy(String name) {
        if (!name.startsWith("Conflicts/") || name.endsWith("/.gitkeep")) {
            return false;
        }
        String of = folded(name.substring("Conflicts/".length()));
        return contested.stream()
                .noneMatch(one ->
                        of.startsWith(one.replaceAll("\\.md$", "").substring(0, Math.min(40, one.length() - 3))));
    }

    /** That nothing is lost where two wrote at once. */
    private void texts() {
        Set<String> found = new TreeSet<>();
        Matcher marks = MARK.matcher(origin.attempt("grep", "-h", "-o", "-a", "-E", MARK.pattern(), "main")
                .output());
        while (marks.find()) {
            found.add(marks.group());
        }
        promised.stream()
                .filter(text -> !found.contains(text))
                .forEach(text -> places.wrong.add("lost from the branch: " + text));
    }

    private void disk(HuntMachine machine) throws IOException {
        Map<String, byte[]> expected = files(places.plain);
        Map<String, byte[]> here = files(machine.vault());
        List<String> named = status(machine);
        String who = machine.name();
        expected.forEach((name, bytes) -> {
            boolean isSynced = name.endsWith(".md")
                    && name.chars().noneMatch(c -> ":?|\\*\"<>".indexOf(c) >= 0)
                    && !name.endsWith("/aux.md")
                    && !Files.isSymbolicLink(places.plain.resolve(name));
            byte[] seen = here.get(name);
            if (!isContested(name)
                    && !isLocked(machine, name)
                    && (seen == null ? isSynced : !Arrays.equals(bytes, seen))) {
                places.wrong.add("on " + who + (seen == null ? ", missing: " : ", other bytes: ") + name);
            }
        });
        Set<String> extra = new TreeSet<>(here.keySet());
        extra.removeIf(
                name -> expected.containsKey(name) || isAgents(name) || isContested(name) || isNamed(named, name));
        extra.removeAll(ignored(machine, extra));
        extra.forEach(name -> places.wrong.add("on " + who + ", neither published nor named by status: " + name));
        clean(machine, named);
        for (String path : locked) {
            if (machine.equals(places.home) && !isNamed(named, path)) {
                places.wrong.add("cannot be read, and not named by status: " + path);
            }
        }
    }

    private boolean isLocked(HuntMachine machine, String name) {
        return machine.equals(places.home)
                && locked.stream().anyMatch(path -> name.equals(path) || name.startsWith(path + "/"));
    }

    /** By its own name, or by that of a folder above. */
    private static boolean isNamed(List<String> named, String name) {
        for (String part = name; !part.isEmpty(); part = part.substring(0, Math.max(0, part.lastIndexOf('/')))) {
            String path = part;
            if (named.stream().anyMatch(line -> line.equals(path) || line.startsWith(path + " ("))) {
                return true;
            }
        }
        return false;
    }

    /** What native git sees changed in a vault is what status names. */
    private void clean(HuntMachine machine, List<String> named) {
        String seen = machine.git()
                .attempt("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
                .output();
        for (String entry : seen.split("\0", -1)) {
            String line =
                    entry.substring(entry.lastIndexOf('\n') + 1); // git also says on other lines what it cannot read
            if (line.length() < 4) {
                continue;
            }
            String name = line.substring(3);
            if (!isNamed(named, name) && !isLocked(machine, name)) {
                places.wrong.add("git status on " + machine.name() + " is not clean: " + line);
            }
        }
    }

    private static Set<String> ignored(HuntMachine machine, Set<String> names) {
        Set<String> ignored = new TreeSet<>();
        for (String name : names) {
            if (machine.git().attempt("check-ignore", "-q", "--", name).exitCode() == 0) {
                ignored.add(name);
            }
        }
        return ignored;
    }

    private static List<String> status(HuntMachine machine) throws IOException {
        HuntMachine.Said said = machine.type("status", "--json");
        JsonNode status = new ObjectMapper().readTree(said.text());
        List<String> named = new ArrayList<>();
        for (String key : List.of("held", "pending", "withheld")) {
            status.at("/sync/" + key).forEach(path -> named.add(path.asText()));
        }
        return named;
    }

    /** Files by name, a link by its target. */
    private static Map<String, byte[]> files(Path root) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        for (String name : names(root)) {
            Path file = root.resolve(name);
            if (Files.isSymbolicLink(file)) {
                files.put(name, Files.readSymbolicLink(file).toString().getBytes(StandardCharsets.UTF_8));
            } else if (Files.isReadable(file)) {
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** The files and links below a folder, in order; what cannot be listed and Git's own folder are left out. */
    static Set<String> names(Path root) throws IOException {
        Set<String> names = new TreeSet<>();
        walk(root, root, names);
        return names;
    }

    private static void walk(Path root, Path folder, Set<String> names) throws IOException {
        if (!Files.isReadable(folder)) {
            return;
        }
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    if (!file.endsWith(".git")) {
                        walk(root, file, names);
                    }
                } else if (Files.isSymbolicLink(file) || Files.isRegularFile(file)) {
                    names.add(root.relativize(file).toString());
                }
            }
        }
    }
}
