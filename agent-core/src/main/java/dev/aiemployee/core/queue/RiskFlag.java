package dev.aiemployee.core.queue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Something to look at before a yes: the word that stands in a note, in a person's words. A word that this version does not know is
 * repeated where it is a plain one.
 */
public record RiskFlag(String word) {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z_]{0,39}");

    /** Warns of nothing. */
    private static final String FROM_CLIENT = "from_client";

    private static final Map<String, Words> KNOWN = Map.ofEntries(
            Map.entry("new_recipient", new Words("new address", "this address is not in your handbook's contacts")),
            Map.entry("already_sent", new Words("sent before", "it was already sent; a second yes sends it again")),
            Map.entry("money", new Words("about money", "it is about money")),
            Map.entry(
                    "injection_suspected",
                    new Words("orders to a machine", "the mail tries to give orders to the agent")),
            Map.entry("large_amount", new Words("a large amount", "the amount is over your handbook's limit")),
            Map.entry(
                    "reply_to_differs",
                    new Words("other reply address", "the answer goes to another address than the sender's")),
            Map.entry(
                    "misleading_name", new Words("misleading name", "the name beside the address is somebody else's")),
            Map.entry(
                    "lookalike_domain",
                    new Words("look-alike address", "the sender's address looks like one you know, and is another")),
            Map.entry(
                    "hidden_text",
                    new Words(
                            "hidden text",
                            "part of what would be sent does not show in the note; `local-agent show` prints all")),
            Map.entry("hidden_copy", new Words("hidden copy", "somebody gets a hidden copy (bcc)")),
            Map.entry("attachment", new Words("with a file", "a file goes with it")),
            Map.entry("bank_details", new Words("bank details", "it names a bank account, or a change of one")),
            Map.entry(
                    "unsupported_fact",
                    new Words(
                            "a fact has no source",
                            "it states something that neither the mail nor your handbook says")),
            Map.entry(FROM_CLIENT, new Words("a client", "it is from a client")));

    private record Words(String brief, String clause) {}

    /** One sentence. */
    public String sentence() {
        String clause = clause();
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    /** The sentence as a part of another one. */
    public String clause() {
        Words known = KNOWN.get(word);
        return known == null ? unknown() : known.clause;
    }

    /** A few words, for a line of a list. */
    public String brief() {
        Words known = KNOWN.get(word);
        return known == null ? unknown() : known.brief;
    }

    /** Whether there is something to look at. */
    public boolean isWarning() {
        return !word.equals(FROM_CLIENT);
    }

    private String unknown() {
        return PLAIN.matcher(word).matches() ? word.replace('_', ' ') : "a warning that this version does not know";
    }
}
