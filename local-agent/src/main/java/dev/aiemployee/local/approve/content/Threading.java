package dev.aiemployee.local.approve.content;

import dev.aiemployee.core.approval.MessageId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Which conversation a mail belongs to (RFC 5322, section 3.6.4).
 *
 * @param inReplyTo the Message-ID answered, with its angle brackets; empty for a new conversation
 * @param references the Message-IDs that came before, oldest first
 */
public record Threading(String inReplyTo, List<String> references) {
    public static final Threading NONE = new Threading("", List.of());

    /** @throws IllegalArgumentException when an id is not {@code <...>} in printable ASCII without blanks */
    public Threading {
        references = List.copyOf(references);
        if (!inReplyTo.isEmpty() && !MessageId.isWritable(inReplyTo)) {
            throw new IllegalArgumentException("in_reply_to: not a Message-ID (expected: <...> in printable ASCII)");
        }
        if (!references.stream().allMatch(MessageId::isWritable)) {
            throw new IllegalArgumentException("references: not a Message-ID (expected: <...> in printable ASCII)");
        }
    }

    /**
     * The last reference, then the first and as many of the last as fit into {@code most} characters with a blank between them: relays
     * refuse a mail whose header block is long, and a long thread needs no more to hang together (RFC 5322, 3.6.4, asks for none of them).
     */
    public List<String> shortened(int most) {
        if (String.join(" ", references).length() <= most) {
            return references;
        }
        int last = references.size() - 1;
        Deque<String> kept = new ArrayDeque<>(List.of(references.get(last)));
        int room = most - references.get(last).length() - references.get(0).length() - 1;
        boolean first = last > 0 && room >= 0;
        for (int at = last - 1; at > 0; at--) {
            room -= references.get(at).length() + 1;
            if (room < 0) {
                break;
            }
            kept.addFirst(references.get(at));
        }
        if (first) {
            kept.addFirst(references.get(0));
        }
        return List.copyOf(kept);
    }
}
