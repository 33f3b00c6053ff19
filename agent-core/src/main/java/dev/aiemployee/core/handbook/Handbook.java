package dev.aiemployee.core.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code Company_Handbook.md} says about people, limits and manner. The operator writes it: what cannot be used is reported
 * with its line, and the rest counts.
 */
public record Handbook(List<Contact> contacts, Limits limits, Tone tone, List<HandbookProblem> problems) {
    /** The handbook of somebody who has not written one. */
    public static final Handbook NONE = parse("");

    public Handbook {
        contacts = List.copyOf(contacts);
        problems = List.copyOf(problems);
    }

    /**
     * Reads a handbook.
     *
     * @param note the whole file, with or without front matter
     */
    public static Handbook parse(String note) {
        HandbookTable table = HandbookTable.under("Contacts", List.of("name", "address or domain"), note);
        List<Contact> contacts = new ArrayList<>();
        List<HandbookProblem> problems = new ArrayList<>(table.problems());
        for (HandbookTable.Row row : table.rows()) {
            String address = row.cell("address or domain");
            if (address.contains(".") && address.matches("[^\\s|<>,;]+")) {
                contacts.add(new Contact(
                        row.cell("name"), address, row.cell("relation"), row.cell("language"), row.cell("tone")));
            } else {
                problems.add(new HandbookProblem(
                        row.line(), "address or domain: " + address + " (expected: ada@example.com or example.com)"));
            }
        }
        HandbookTable limited = HandbookTable.under("Limits", List.of("action", "limit", "currency"), note);
        problems.addAll(limited.problems());
        Limits limits = Limits.of(limited, problems);
        return new Handbook(contacts, limits, Tone.of(HandbookSection.text("Tone", note)), problems);
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
