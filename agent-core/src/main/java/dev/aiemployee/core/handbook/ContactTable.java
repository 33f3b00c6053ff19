package dev.aiemployee.core.handbook;

import dev.aiemployee.core.markdown.WrittenTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the rows of a table of contacts; a cell may hold several addresses. */
final class ContactTable {
    private static final Set<String> ADDRESS = Set.of(
            "address or domain",
            "address",
            "addresses",
            "e-mail",
            "email",
            "mail",
            "e-mail address",
            "email address",
            "mail address",
            "domain",
            "adresse",
            "e-mail-adresse",
            "mailadresse",
            "e-mail or domain",
            "email or domain");

    /** How people write that there is none. */
    private static final Pattern NONE = Pattern.compile("(?i)[\\s\u2013\u2014-]*|n/?a|none");

    private final List<HandbookProblem> problems;
    private final List<Contact> contacts = new ArrayList<>();

    ContactTable(List<HandbookProblem> problems) {
        this.problems = problems;
    }

    /** The contacts of the table; what cannot be used goes to the problems. */
    List<Contact> read(WrittenTable table) {
        Optional<String> column =
                table.columns().stream().filter(ADDRESS::contains).findFirst();
        if (column.isEmpty()) {
            problems.add(new HandbookProblem(
                    table.line(),
                    "the table has the columns " + String.join(", ", table.columns())
                            + " (expected: name, address or domain)"));
            return contacts;
        }
        for (WrittenTable.Row row : table.rows()) {
            read(new Cells(table.columns(), row), column.get());
        }
        return contacts;
    }

    private void read(Cells row, String column) {
        String cell = row.cell(column);
        int before = contacts.size();
        for (String word : cell.split("[\\s,;]+", -1)) {
            String text = word.replaceFirst("(?i)^mailto:", "").replaceAll("^[<(]+|[>).]+$", "");
            Optional<ContactAddress> address = ContactAddress.written(text);
            if (address.isPresent()) {
                add(address.get(), row);
            } else if (text.contains("@") || text.contains(".")) {
                problems.add(notAnAddress(row, text));
            }
        }
        boolean isTold = problems.stream().anyMatch(problem -> problem.line() == row.line());
        if (contacts.size() == before && !NONE.matcher(cell).matches() && !isTold) {
            problems.add(notAnAddress(row, cell));
        }
    }

    private void add(ContactAddress address, Cells row) {
        if (address.isDomain() && SharedDomain.isShared(address.domain())) {
            problems.add(new HandbookProblem(
                    row.line(),
                    address.domain()
                            + " is no contact: anybody can have an address there (expected: one whole address, or the"
                            + " domain of one business)"));
            return;
        }
        contacts.add(new Contact(
                row.cell("name"), address.toString(), row.cell("relation"), row.cell("language"), row.cell("tone")));
    }

    private static HandbookProblem notAnAddress(Cells row, String cell) {
        return new HandbookProblem(
                row.line(), "address or domain: " + cell + " (expected: ada@example.com or example.com)");
    }

    /** A row whose cells are asked for by the name of their column. */
    record Cells(List<String> columns, WrittenTable.Row row) {
        int line() {
            return row.line();
        }

        /** All cells, blanks between them. */
        String text() {
            return String.join(" ", row.cells());
        }

        /** The cell of the first of these columns; empty when the table has none. */
        String cell(String... names) {
            return Arrays.stream(names)
                    .map(columns::indexOf)
                    .filter(index -> index >= 0 && index < row.cells().size())
                    .map(index -> row.cells().get(index))
                    .findFirst()
                    .orElse("");
        }
    }
}
