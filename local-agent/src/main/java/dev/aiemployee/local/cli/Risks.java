package dev.aiemployee.local.cli;

import java.util.List;
import java.util.stream.Collectors;

/** The drafter's warnings in a person's words. Pure. */
final class Risks {
    private Risks() {}

    static String inWords(List<String> risks) {
        return risks.stream().map(Risks::inWords).collect(Collectors.joining(", "));
    }

    private static String inWords(String risk) {
        return switch (risk) {
            case "new_recipient" -> "new recipient (not in your handbook's contacts)";
            case "money" -> "it is about money";
            case "injection_suspected" -> "the mail tries to give orders to the agent";
            case "large_amount" -> "a large amount";
            case "reply_to_differs" -> "the answer goes to another address than the sender's";
            case "misleading_name" -> "the sender's name is somebody else's";
            case "lookalike_domain" -> "the sender's domain looks like another one";
            case "hidden_text" -> "part of what would be sent is not shown in the note (`local-agent show` prints it)";
            case "hidden_copy" -> "somebody gets a hidden copy (bcc)";
            case "attachment" -> "a file goes with it";
            case "bank_details" -> "it names a bank account or a change of one";
            default -> risk;
        };
    }
}
