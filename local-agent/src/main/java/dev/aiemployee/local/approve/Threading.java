package dev.aiemployee.local.approve;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which conversation a mail belongs to (RFC 5322, section 3.6.4).
 *
 * @param inReplyTo the Message-ID answered, with its angle brackets; empty for a new conversation
 * @param references the Message-IDs that came before, oldest first
 */
public record Threading(String inReplyTo, List<String> references) {
    /** A stranger's Message-ID need not be a good one; this much makes it safe in a header of ours. */
    private static final Pattern MESSAGE_ID = Pattern.compile("<[\\x21-\\x7E&&[^<>]]{1,900}>");

    public static final Threading NONE = new Threading("", List.of());

    /** @throws IllegalArgumentException when an id is not {@code <...>} in printable ASCII without blanks */
    public Threading {
        references = List.copyOf(references);
        if (!inReplyTo.isEmpty() && !isMessageId(inReplyTo)) {
            throw new IllegalArgumentException("in_reply_to: not a Message-ID (expected: <...> in printable ASCII)");
        }
        if (!references.stream().allMatch(Threading::isMessageId)) {
            throw new IllegalArgumentException("references: not a Message-ID (expected: <...> in printable ASCII)");
        }
    }

    /**
     * The first reference and as many of the last as fit into {@code most} characters with a blank between them: relays refuse a mail
     * whose header block is long, and a long thread needs no more to hang together (RFC 5322, 3.6.4, asks for none of them).
     */
    public List<String> shortened(int most) {
        if (String.join(" ", references).length() <= most) {
            return references;
        }
        Deque<String> kept = new ArrayDeque<>();
        int room = most - references.get(0).length();
        for (int at = references.size() - 1; at > 0; at--) {
            room -= references.get(at).length() + 1;
            if (room < 0) {
                break;
            }
            kept.addFirst(references.get(at));
        }
        kept.addFirst(references.get(0));
        return List.copyOf(kept);
    }

    /** Whether text from outside may stand in a threading header. */
    public static boolean isMessageId(String text) {
        return MESSAGE_ID.matcher(text).matches();
    }
}
