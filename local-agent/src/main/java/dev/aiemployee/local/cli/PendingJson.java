package dev.aiemployee.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aiemployee.core.alert.OpenAlert;
import dev.aiemployee.core.queue.QueueItem;
import dev.aiemployee.core.queue.QueueTime;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.note.ApprovalContent;
import dev.aiemployee.local.approve.note.ReadApproval;
import dev.aiemployee.local.desk.LeftToYou;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What {@code pending} knows, for a program. It shows nobody anything, so it binds no number. */
final class PendingJson {
    private final ObjectNode json = new ObjectMapper().createObjectNode();
    private final Clock clock;

    PendingJson(Clock clock, List<String> trouble) {
        this.clock = clock;
        trouble.forEach(json.putArray("trouble")::add);
    }

    String with(List<OpenAlert> alerts, List<Listed> items, List<LeftToYou> left, List<HeldNote> held) {
        ArrayNode open = json.putArray("alerts");
        alerts.forEach(alert -> open.addObject()
                .put("title", alert.title())
                .put("created", alert.created())
                .put("path", alert.path().value()));
        ArrayNode list = json.putArray("items");
        items.forEach(item -> add(list.addObject(), item));
        ArrayNode mails = json.putArray("left_to_you");
        left.forEach(mail -> mails.addObject()
                .put("from", mail.from())
                .put("subject", mail.subject())
                .put("because", mail.reason())
                .put("path", mail.path().value()));
        ArrayNode unclear = json.putArray("held");
        held.forEach(
                note -> unclear.addObject().put("path", note.path().value()).put("because", note.reason()));
        return json.toString();
    }

    private void add(ObjectNode node, Listed listed) {
        QueueItem item = listed.item();
        node.put("id", listed.id()).put("path", listed.found().path().value());
        node.put("who", item.who()).put("wants", item.wants()).put("needs_you", item.needsYou());
        node.put("state", item.state().kind().name().toLowerCase(Locale.ROOT));
        node.put("words", item.state().words(new QueueTime(clock.getZone()), clock.instant()));
        Instant since = item.urgency().since();
        node.put("since", since.equals(Instant.EPOCH) ? "" : since.toString());
        node.put("due", item.urgency().dueDay().map(Object::toString).orElse(""));
        node.put("priority", item.urgency().priority().word());
        node.put("confidence", item.urgency().confidence());
        ArrayNode flags = node.putArray("flags");
        item.flags().forEach(flag -> flags.addObject().put("flag", flag.word()).put("words", flag.sentence()));
        if (listed.found().read() instanceof ReadApproval.Whole whole) {
            add(node, whole.content());
        }
        node.put("not_before", listed.notBefore().map(Instant::toString).orElse(""));
        node.put("digest", listed.content().value());
    }

    private static void add(ObjectNode node, ApprovalContent content) {
        node.put("action", content.outgoing().action().word());
        addAll(node.putArray("to"), content.outgoing().recipients().to());
        addAll(node.putArray("cc"), content.outgoing().recipients().cc());
        addAll(node.putArray("bcc"), content.outgoing().recipients().bcc());
        content.outgoing().outlet().places().forEach(node.putArray("goes_to")::add);
        node.put("subject", content.outgoing().letter().subject());
        content.outgoing().letter().attachments().stream()
                .map(Attachment::toString)
                .forEach(node.putArray("attachments")::add);
        content.lacking().forEach(node.putArray("cannot_be_sent")::add);
    }

    private static void addAll(ArrayNode array, List<Mailbox> mailboxes) {
        mailboxes.forEach(mailbox -> array.add(mailbox.toString()));
    }
}
