package dev.aiemployee.core.handbook;

import dev.aiemployee.core.markdown.WrittenNote;
import dev.aiemployee.core.markdown.WrittenSection;
import dev.aiemployee.core.task.ActionType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What {@code Company_Handbook.md} says about people, limits and manner. The operator writes it: what cannot be used is reported
 * with its line, and the rest counts.
 */
public record Handbook(List<Contact> contacts, Limits limits, Tone tone, List<HandbookProblem> problems) {
    private static final Pattern ADDRESS_OR_ROW =
            Pattern.compile("[^\\s@]@[^\\s@]+\\.|\\|.*\\||^\\|", Pattern.MULTILINE);
    private static final String COUNT = "(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten)";

    /** Only what has the form of a rule: what explains the table, or tells of it, is the operator's own. */
    private static final String RULE =
            "(?i:(?:\\A|[.!?:;]\\s+)(?:please\\s+)?(?:never|always|do\\s+not|don['\u2019]t|" + COUNT
                    + "(?:\\s+[\\w-]+){1,4}?\\s+(?:an?|per|each|every)\\s+(?:hour|day|week|month|year))\\b"
                    + "|\\b(?:at\\s+most|(?:no|not)\\s+more\\s+than|maximum(?:\\s+of)?|max\\.?)\\s+" + COUNT + "\\b)";

    private static final Pattern ACTION_RULE_OR_ROW = Pattern.compile(
            Arrays.stream(ActionType.values()).map(ActionType::word).collect(Collectors.joining("|", "\\b(?:", ")\\b"))
                    + "|\\|.*\\||^\\||" + RULE,
            Pattern.MULTILINE);

    /** The handbook of somebody who has not written one. */
    public static final Handbook NONE = parse("");

    public Handbook {
        contacts = List.copyOf(contacts);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a handbook as Obsidian shows it. Sections of the same name count together.
     *
     * @param note the whole file, with or without front matter
     */
    public static Handbook parse(String note) {
        WrittenNote written = WrittenNote.read(note);
        List<HandbookProblem> problems = new ArrayList<>();
        List<Contact> contacts = new ArrayList<>();
        for (WrittenSection section : written.sections("contacts")) {
            section.tables().forEach(table -> contacts.addAll(new ContactTable(problems).read(table)));
            problems.addAll(leftOver(section, ADDRESS_OR_ROW, ""));
        }
        LimitTable limits = new LimitTable(problems);
        for (WrittenSection section : written.sections("limits")) {
            section.tables().forEach(limits::read);
            problems.addAll(leftOver(
                    section,
                    ACTION_RULE_OR_ROW,
                    "; a rule that is no row of the table belongs under another heading, and is yours to keep"));
        }
        problems.sort(Comparator.comparingInt(HandbookProblem::line));
        return new Handbook(contacts, limits.limits(), Tone.of(prose(written.sections("tone"))), problems);
    }

    /** What looks like a row, or a rule, and stands outside a table, where it counts for nothing. */
    private static List<HandbookProblem> leftOver(WrittenSection section, Pattern row, String more) {
        return section.prose().stream()
                .filter(prose -> row.matcher(prose.text()).find())
                .map(prose -> new HandbookProblem(
                        prose.line(),
                        "\"" + prose.text().lines().findFirst().orElse("")
                                + "\" stands outside the table and does not count"
                                + " (expected: a row of the table, without a blank line or a comment between"
                                + more + ")"))
                .toList();
    }

    private static String prose(List<WrittenSection> sections) {
        return sections.stream()
                .flatMap(section -> section.prose().stream())
                .map(WrittenSection.Prose::text)
                .collect(Collectors.joining("\n"));
    }

    /** The row for a bare mail address: one that names it, else one that names its domain. */
    public Optional<Contact> find(String mailbox) {
        return contacts.stream()
                .filter(contact -> contact.isFor(mailbox))
                .findFirst()
                .or(() -> contacts.stream()
                        .filter(contact -> contact.isForDomainOf(mailbox))
                        .findFirst());
    }
}
