package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.note.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/**
 * A mail of which an index says what becomes of it. The large collection is no part of this project: its folder {@code mail} is looked for
 * below the system property {@code faults}, else in {@code shared/faults} beside the project. Where it is not there, a few mails of
 * our own stand for it.
 */
record GivenMail(Path file, Map<String, Object> expected) {
    private static final Pattern ROW = Pattern.compile("\\| ([\\w-]+\\.eml) \\|.*?\\| `(\\{.*?\\})` \\|.*");
    private static final Pattern GREETING = Pattern.compile("^(?:\\p{L}+(?: Tag)?) ?(.*?)[,:]?$");

    /** What became of one mail. */
    record Outcome(Note task, boolean isFiled, Optional<Note> approval) {
        boolean isDrafted() {
            return approval.isPresent();
        }

        String draft() {
            return approval.map(Note::body)
                    .map(body -> body.substring(body.indexOf("## Draft") + 8, body.indexOf("## Original message")))
                    .map(String::strip)
                    .orElse("");
        }

        String called() {
            Matcher greeting = GREETING.matcher(draft().lines().findFirst().orElse(""));
            return greeting.matches() ? greeting.group(1) : "?";
        }
    }

    /** Where the collection lies, or our own mails. */
    static Path folder() {
        Path home = Path.of("").toAbsolutePath();
        String beside = home.getParent().resolveSibling("shared/faults").toString();
        Path mails = Path.of(System.getProperty("faults", beside)).resolve("mail");
        return Files.exists(mails.resolve("index.md")) ? mails : home.resolve("src/test/resources/given");
    }

    /** Every mail of the index in a folder. */
    static List<GivenMail> in(Path folder) throws IOException {
        List<GivenMail> mails = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("index.md"), UTF_8)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                mails.add(new GivenMail(folder.resolve(row.group(1)), new Yaml().load(row.group(2))));
            }
        }
        return mails;
    }

    String name() {
        return file.getFileName().toString();
    }

    byte[] bytes() throws IOException {
        return Files.readAllBytes(file);
    }

    /** A line a kind, and one for each that is wrong. */
    static String report(List<GivenMail> all, Map<String, List<String>> wrong) {
        Map<String, int[]> counts = new TreeMap<>();
        all.forEach(mail -> counts.computeIfAbsent(mail.name().substring(0, 1), kind -> new int[2])[
                wrong.containsKey(mail.name()) ? 1 : 0]++);
        StringBuilder report = new StringBuilder("kind  right  wrong\n");
        counts.forEach((kind, count) -> report.append(String.format("%-4s  %5d  %5d%n", kind, count[0], count[1])));
        wrong.forEach((name, why) -> report.append(name).append(' ').append(why).append('\n'));
        return report.toString();
    }

    /** What is wrong with what became of it; empty when it is as the index says. */
    List<String> wrong(Outcome got) {
        List<String> wrong = new ArrayList<>();
        String shown = QuotedText.unquote(got.task().body());
        expected.forEach((key, wanted) -> {
            switch (key) {
                case "draft" -> {
                    if (wanted != null && got.isDrafted() != (boolean) wanted) {
                        wrong.add("draft " + got.isDrafted());
                    }
                    language(name())
                            .filter(one -> got.isDrafted() && name().startsWith("T-"))
                            .ifPresent(greeting -> {
                                if (!got.draft().matches("(?s)" + greeting + "\\b.*")) {
                                    wrong.add(
                                            "language of " + got.draft().lines().findFirst());
                                }
                            });
                }
                case "visible" -> same(key, got.isFiled(), false, wrong);
                case "priority", "prio" -> same(key, got.task().text("priority").orElse(""), wanted, wrong);
                case "cat" -> same(key, got.task().text("category").orElse(""), wanted, wrong);
                case "subj" -> same(key, got.task().text("subject").orElse(""), wanted, wrong);
                case "from_" -> same(key, got.task().text("from").orElse(""), wanted, wrong);
                case "rcpt" ->
                    same(key, got.approval().map(note -> note.list("to")).orElse(List.of()), List.of(wanted), wrong);
                case "thread" ->
                    same(
                            key,
                            got.approval()
                                    .flatMap(note -> note.text("in_reply_to"))
                                    .orElse(""),
                            wanted,
                            wrong);
                case "contains" ->
                    ((List<?>) wanted)
                            .stream()
                                    .filter(words -> !shown.contains((String) words))
                                    .forEach(words -> wrong.add("missing " + words));
                case "draft_not" ->
                    ((List<?>) wanted)
                            .stream()
                                    .filter(words -> got.draft().contains((String) words))
                                    .forEach(words -> wrong.add("draft says " + words));
                case "risk" ->
                    same(
                            key,
                            got.approval()
                                    .map(note -> note.list("risk").contains(wanted))
                                    .orElse(false),
                            true,
                            wrong);
                case "greeting" -> same(key, got.called().contains((String) wanted), true, wrong);
                case "greeting_exact" -> greeting(got.called(), (String) wanted, wrong);
                default -> wrong.add("the index asks for " + key);
            }
        });
        return wrong;
    }

    private static void greeting(String called, String wanted, List<String> wrong) {
        boolean right = wanted.startsWith("~") ? !called.equals(wanted.substring(1)) : called.equals(wanted);
        if (!right) {
            wrong.add("greets \"" + called + "\", not \"" + wanted + "\"");
        }
    }

    private static Optional<String> language(String name) {
        if (name.contains("-fr")) {
            return Optional.of("Bonjour");
        }
        if (name.contains("-es")) {
            return Optional.of("(?:Hola|Buenos)");
        }
        return Optional.of(name.matches("T-3.*") ? "(?:Hello|Dear)" : "(?:Guten Tag|Hallo)");
    }

    private static void same(String what, Object got, Object wanted, List<String> wrong) {
        if (!got.equals(wanted)) {
            wrong.add(what + " is " + got + ", not " + wanted);
        }
    }
}
