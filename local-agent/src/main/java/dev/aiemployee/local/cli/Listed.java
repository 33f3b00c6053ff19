package dev.aiemployee.local.cli;

import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.RiskFlag;
import dev.aiemployee.local.approve.content.Digest;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.note.ReadApproval;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An open approval and its line in the list. */
record Listed(Approvals.Found found, QueueItem item) {
    String id() {
        return found.id().value();
    }

    /** Names what would be sent; of a note that cannot be read, its bytes. */
    Digest content() {
        return found.read() instanceof ReadApproval.Whole whole
                ? Digest.of(whole.content().outgoing())
                : Digest.of(found.note().bytes());
    }

    /** Names what its line says: a yes to it is a yes to an item that stands so, with these flags and no others. */
    Digest line() {
        String why = item.needsYou() ? item.state().why() : "";
        List<String> words = Stream.concat(
                        Stream.of(item.who(), item.wants(), item.state().kind().name(), why),
                        item.flags().stream().map(RiskFlag::word))
                .toList();
        return Digest.of(String.join("\n", words).getBytes(StandardCharsets.UTF_8));
    }

    /** Whom it reaches, as bare addresses. */
    List<String> addresses() {
        return found.read() instanceof ReadApproval.Whole whole
                ? whole.content().outgoing().recipients().to().stream()
                        .map(Mailbox::address)
                        .toList()
                : List.of();
    }

    /** When it may leave at the earliest, as what is written was understood; absent when at once. */
    Optional<Instant> notBefore() {
        return found.read() instanceof ReadApproval.Whole whole
                ? whole.content().outgoing().outlet().notBefore()
                : Optional.empty();
    }

    /** For a message, in which nothing else says which one is meant. */
    String name() {
        return Stream.of(item.who(), item.wants())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(": "));
    }
}
