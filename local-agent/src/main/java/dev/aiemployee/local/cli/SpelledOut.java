package dev.aiemployee.local.cli;

import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.local.approve.content.Booking;
import dev.aiemployee.local.approve.content.Letter;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Everything that would leave, line by line, as a person reads it, times in their zone: what the digest of an approval is
 * over, and nothing else. Pure.
 */
final class SpelledOut {
    private final List<String> lines = new ArrayList<>();

    private SpelledOut() {}

    static List<String> lines(Outgoing outgoing, ZoneId zone) {
        SpelledOut spelled = new SpelledOut();
        spelled.head(outgoing, new QueueTime(zone));
        spelled.money(outgoing.booking());
        spelled.letter(outgoing.letter());
        return List.copyOf(spelled.lines);
    }

    private void head(Outgoing outgoing, QueueTime time) {
        if (outgoing.action() != ActionType.SEND_EMAIL) {
            line("Action", outgoing.action().word());
        }
        line("Account", outgoing.account());
        line("To", mailboxes(outgoing.recipients().to()));
        line("Cc", mailboxes(outgoing.recipients().cc()));
        line("Bcc", mailboxes(outgoing.recipients().bcc()));
        outgoing.outlet().places().forEach(place -> line("Goes to", place));
        outgoing.outlet().notBefore().ifPresent(at -> line("Not before", time.exact(at)));
    }

    private void money(Booking booking) {
        line("Amount", (booking.amount() + ' ' + booking.currency()).strip());
        for (Booking.Line line : booking.lines()) {
            String tax = line.tax().isEmpty() ? "" : ", tax " + line.tax();
            line("Line", line.description() + ": " + line.quantity() + " x " + line.unitPrice() + tax);
        }
    }

    private void letter(Letter letter) {
        line("Subject", letter.subject());
        line("Answers", letter.threading().inReplyTo());
        letter.attachments().forEach(file -> line("Attached", file.toString()));
        lines.add("");
        lines.addAll(List.of(letter.body().split("\n", -1)));
    }

    private void line(String name, String value) {
        if (!value.isEmpty()) {
            lines.add(String.format("%-11s%s", name + ": ", value));
        }
    }

    private static String mailboxes(List<Mailbox> mailboxes) {
        return mailboxes.stream().map(Mailbox::toString).collect(Collectors.joining(", "));
    }
}
