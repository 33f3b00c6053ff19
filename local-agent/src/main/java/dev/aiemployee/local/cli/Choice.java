package dev.aiemployee.local.cli;

import dev.aiemployee.core.vault.VaultLayout;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the open approval that a number, an id, a part of one, or a name stands for. Pure. */
final class Choice {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    /** The beginning of an id's last part, which is made of its key: names one approval and no other. */
    private static final Pattern TELLING = Pattern.compile("[0-9a-f]{4,}");

    private final List<Listed> open;
    private final List<HeldNote> held;
    private final ShownList shown;

    Choice(List<Listed> open, List<HeldNote> held, ShownList shown) {
        this.open = open;
        this.held = held;
        this.shown = shown;
    }

    /** @param words what was typed */
    Chosen of(List<String> words) {
        String text = String.join(" ", words).strip();
        String id = id(text);
        Optional<Listed> named =
                open.stream().filter(item -> item.id().equals(id)).findFirst();
        if (NUMBER.matcher(text).matches()) {
            return number(text, named);
        } else if (named.isPresent()) {
            return new Chosen.One(named.get(), true);
        }
        List<HeldNote> unclear = held(id);
        if (!unclear.isEmpty()) {
            return new Chosen.Held(unclear);
        }
        Set<Listed> found = new LinkedHashSet<>();
        open.stream()
                .filter(item -> isPart(id, item.id()) || isName(text, item))
                .forEach(found::add);
        if (found.size() == 1) {
            Listed item = found.iterator().next();
            return new Chosen.One(item, isTelling(id, item.id()));
        }
        return found.isEmpty()
                ? new Chosen.None("No open draft is called " + text + ". `local-agent pending` lists them.", false)
                : new Chosen.Several(new ArrayList<>(found));
    }

    /** What a whole id or enough of it stands for among the notes in which nothing counts; a copy of an open one is not meant. */
    private List<HeldNote> held(String id) {
        return held.stream()
                .filter(note ->
                        isPart(id, id(note.path().value())) && open.stream().noneMatch(item -> isCopy(note, item)))
                .toList();
    }

    private static boolean isCopy(HeldNote note, Listed item) {
        return VaultLayout.taskAt(note.path())
                .map(named -> named.value().equals(item.id()))
                .orElseGet(() -> id(note.path().value()).startsWith(item.id()));
    }

    private Chosen number(String text, Optional<Listed> named) {
        Optional<ShownList.Line> line = shown.number(Integer.parseInt(text));
        Optional<Listed> item = line.flatMap(one ->
                open.stream().filter(other -> other.id().equals(one.id())).findFirst());
        if (named.isPresent() && item.isPresent() && !named.equals(item)) {
            return new Chosen.Several(List.of(item.get(), named.get()));
        } else if (item.isPresent()) {
            return new Chosen.One(item.get(), false);
        } else if (named.isPresent() && line.isEmpty()) {
            return new Chosen.One(named.get(), true);
        }
        List<HeldNote> unclear = line.map(one -> held(one.id())).orElse(List.of());
        if (!unclear.isEmpty()) {
            return new Chosen.Held(unclear);
        }
        return line.map(gone -> new Chosen.None(
                        text + " was " + gone.who() + " (" + gone.id() + "), which is not open any more."
                                + " `local-agent pending` shows what is.",
                        true))
                .orElseGet(() -> new Chosen.None(
                        "There is no " + text + " in the list last shown. `local-agent pending` shows one.", false));
    }

    /** With {@code .md} behind it, or with the folders before it, too. */
    private static String id(String text) {
        String name = text.substring(text.lastIndexOf('/') + 1);
        return name.endsWith(".md") ? name.substring(0, name.length() - ".md".length()) : name;
    }

    private static boolean isPart(String part, String id) {
        return !part.isEmpty() && (id.startsWith(part) || isTelling(part, id));
    }

    private static boolean isTelling(String part, String id) {
        int last = id.lastIndexOf('_') + 1;
        String key = id.startsWith(part) && part.length() > last ? part.substring(last) : part;
        return TELLING.matcher(key).matches() && id.startsWith(key, last);
    }

    private static boolean isName(String text, Listed item) {
        String wanted = folded(text);
        String who = folded(item.item().who());
        return !wanted.isEmpty()
                && (who.equals(wanted)
                        || Arrays.asList(BLANKS.split(who)).contains(wanted)
                        || item.addresses().stream().map(Choice::folded).anyMatch(wanted::equals));
    }

    private static String folded(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
