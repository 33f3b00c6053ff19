package dev.aiemployee.local.execute;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which folder of a mailbox is the one for sent mail: as the server says (RFC 6154), else by the names that mail programs give it. Pure. */
final class SentFolderName {
    /** In lower case: English, German, French, Spanish, Italian, Dutch, Portuguese and Polish programs; the commonest first. */
    private static final List<String> USUAL = List.of(
            "sent",
            "sent items",
            "sent messages",
            "sent mail",
            "sent-mail",
            "gesendet",
            "gesendete objekte",
            "gesendete elemente",
            "gesendete nachrichten",
            "envoy\u00e9s",
            "messages envoy\u00e9s",
            "\u00e9l\u00e9ments envoy\u00e9s",
            "objets envoy\u00e9s",
            "enviados",
            "elementos enviados",
            "mensajes enviados",
            "posta inviata",
            "inviati",
            "inviata",
            "verzonden",
            "verzonden items",
            "verzonden berichten",
            "itens enviados",
            "mensagens enviadas",
            "wys\u0142ane",
            "elementy wys\u0142ane");

    private SentFolderName() {}

    /**
     * A folder as the server lists it.
     *
     * @param name with all folders above it
     * @param separator between two levels; 0 when there is one level only
     * @param attributes such as {@code \\Sent} and {@code \\Noselect}
     */
    record Listed(String name, char separator, Set<String> attributes) {
        Listed {
            attributes = Set.copyOf(attributes);
        }

        boolean has(String attribute) {
            return attributes.stream().anyMatch(attribute::equalsIgnoreCase);
        }

        private String parent() {
            int at = separator == 0 ? -1 : name.lastIndexOf(separator);
            return at < 0 ? "" : name.substring(0, at);
        }

        private String last() {
            String parent = parent();
            return (parent.isEmpty() ? name : name.substring(parent.length() + 1)).toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The folder for sent mail; absent when there is none.
     *
     * @param namespace below which a person's folders lie, without separator; empty when that is the top
     */
    static Optional<String> find(List<Listed> folders, String namespace) {
        List<Listed> open = folders.stream()
                .filter(folder -> !folder.has("\\Noselect") && !folder.has("\\NonExistent"))
                .toList();
        Optional<String> marked = open.stream()
                .filter(folder -> folder.has("\\Sent"))
                .map(Listed::name)
                .findFirst();
        return marked.or(() -> USUAL.stream()
                .flatMap(usual -> open.stream()
                        .filter(folder -> folder.last().equals(usual))
                        .filter(folder -> folder.parent().isEmpty()
                                || folder.parent().equalsIgnoreCase(namespace)
                                || folder.parent().equalsIgnoreCase("INBOX"))
                        .map(Listed::name))
                .findFirst());
    }
}
