package dev.aiemployee.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.Note;
import dev.aiemployee.core.vault.VaultLayout;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * Mails of which an index says what becomes of them, from the mailbox to the draft. They are no part of this project: the folder
 * {@code mail} is looked for below the system property {@code faults}, else in {@code shared/faults} beside the project. The shapes
 * that the build itself has stand in the tests of each part.
 */
class GivenMailTest {
    private static final Pattern ROW = Pattern.compile("\\| ([\\w-]+\\.eml) \\|.*?\\| `(\\{.*?\\})` \\|.*");
    private static final Pattern GREETING = Pattern.compile("^(?:\\p{L}+(?: Tag)?) ?(.*?)[,:]?$");

    /** Kinds of which some are known to be wrong; each goes from here when it is right. */
    private static final String NOT_YET = "";

    @TempDir
    private Path folder;

    private final Map<String, List<String>> wrong = new TreeMap<>();
    private final Map<String, int[]> counts = new TreeMap<>();

    @Test
    void everyMailOfTheIndexBecomesWhatItSays() throws IOException {
        Path mails = Path.of(System.getProperty(
                        "faults",
                        Path.of("")
                                .toAbsolutePath()
                                .getParent()
                                .resolveSibling("shared/faults")
                                .toString()))
                .resolve("mail");
        assumeTrue(Files.exists(mails.resolve("index.md")), "no mails in " + mails + " (set -Dfaults=FOLDER)");

        for (String line : Files.readAllLines(mails.resolve("index.md"), UTF_8)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                check(mails, row.group(1), new Yaml().load(row.group(2)));
            }
        }

        report();
        assertThat(counts).isNotEmpty();
        wrong.keySet().removeIf(name -> NOT_YET.indexOf(name.charAt(0)) >= 0);
        assertThat(wrong).isEmpty();
    }

    private void check(Path mails, String name, Map<String, Object> expected) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("vault"));
        Files.copy(mails.resolve("handbook.md"), home.resolve("vault/Company_Handbook.md"));
        Desk desk = new Desk(home);
        desk.mailbox.deliver(Files.readAllBytes(mails.resolve(name)));
        List<String> found = new ArrayList<>();
        IntakeOutcome.Took took = desk.take();
        if (took.tasks().size() == 1) {
            compare(new Result(desk, took.tasks().get(0)), name, expected, found);
        } else {
            found.add("no task: " + took);
        }
        int[] count = counts.computeIfAbsent(name.substring(0, 1), kind -> new int[2]);
        count[found.isEmpty() ? 0 : 1]++;
        if (!found.isEmpty()) {
            wrong.put(name, found);
        }
    }

    /** What became of one mail. */
    private static final class Result {
        final Note task;
        final WorkOutcome outcome;
        final Optional<Note> approval;

        Result(Desk desk, TaskId id) {
            task = desk.note(VaultLayout.needsAction(dev.aiemployee.core.task.Domain.EMAIL, id));
            desk.claim(id);
            outcome = desk.open().work(id);
            approval = outcome instanceof WorkOutcome.Drafted drafted
                    ? Optional.ofNullable(drafted.files().get(drafted.approval()))
                    : Optional.empty();
        }

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

    private static void compare(Result got, String name, Map<String, Object> expected, List<String> wrong) {
        String shown = QuotedText.unquote(got.task.body());
        expected.forEach((key, wanted) -> {
            switch (key) {
                case "draft" -> {
                    if (wanted != null && got.isDrafted() != (boolean) wanted) {
                        wrong.add("draft " + got.isDrafted() + ": " + got.outcome);
                    }
                    language(name)
                            .filter(one -> got.isDrafted() && name.startsWith("T-"))
                            .ifPresent(greeting -> {
                                if (!got.draft().matches("(?s)" + greeting + "\\b.*")) {
                                    wrong.add(
                                            "language of " + got.draft().lines().findFirst());
                                }
                            });
                }
                case "visible" -> same(key, got.outcome instanceof WorkOutcome.NoDraft, false, wrong);
                case "priority", "prio" -> same(key, got.task.text("priority").orElse(""), wanted, wrong);
                case "cat" -> same(key, got.task.text("category").orElse(""), wanted, wrong);
                case "subj" -> same(key, got.task.text("subject").orElse(""), wanted, wrong);
                case "from_" -> same(key, got.task.text("from").orElse(""), wanted, wrong);
                case "rcpt" ->
                    same(key, got.approval.map(note -> note.list("to")).orElse(List.of()), List.of(wanted), wrong);
                case "thread" ->
                    same(
                            key,
                            got.approval
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
                            got.approval
                                    .map(note -> note.list("risk").contains(wanted))
                                    .orElse(false),
                            true,
                            wrong);
                case "greeting" -> same(key, got.called().contains((String) wanted), true, wrong);
                case "greeting_exact" -> greeting(got.called(), (String) wanted, wrong);
                default -> wrong.add("the index asks for " + key);
            }
        });
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

    private void report() {
        StringBuilder report = new StringBuilder("kind  right  wrong\n");
        counts.forEach((kind, count) -> report.append(String.format("%-4s  %5d  %5d%n", kind, count[0], count[1])));
        wrong.forEach((name, why) -> report.append(name).append(' ').append(why).append('\n'));
        System.out.println(report);
    }
}
