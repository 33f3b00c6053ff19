package dev.aiemployee.local.approve.note;

import dev.aiemployee.core.approval.MessageId;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.note.Note;
import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.content.AttachedFiles;
import dev.aiemployee.local.approve.content.Attachment;
import dev.aiemployee.local.approve.content.Booking;
import dev.aiemployee.local.approve.content.HeaderText;
import dev.aiemployee.local.approve.content.Letter;
import dev.aiemployee.local.approve.content.Mailbox;
import dev.aiemployee.local.approve.content.Outgoing;
import dev.aiemployee.local.approve.content.Outlet;
import dev.aiemployee.local.approve.content.Recipients;
import dev.aiemployee.local.approve.content.Threading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads an approval note (SPEC 3.1) and reports every problem at once. Pure but for the {@link AttachedFiles} it is given. */
public final class ApprovalReader {
    private static final String TYPE = "approval_request";

    private final Note note;
    private final AttachedFiles files;
    private final ZoneId zone;
    private final List<String> problems = new ArrayList<>();
    private final List<String> lacking = new ArrayList<>();

    private ApprovalReader(Note note, AttachedFiles files, ZoneId zone) {
        this.note = note;
        this.zone = zone;
        this.files = files;
    }

    /**
     * Reads a note and looks at its files.
     *
     * @param files where the note's attachments are looked at; one that cannot be attached is no problem of the note's form
     * @param zone the operator's, in which a time is meant that names none
     */
    public static ReadApproval read(Note note, AttachedFiles files, ZoneId zone) {
        return new ApprovalReader(note, files, zone).read();
    }

    private ReadApproval read() {
        if (!text("type").equals(TYPE)) {
            problems.add("type: " + text("type") + " (expected: " + TYPE + ")");
        }
        if (!text("format").matches("|[12]")) {
            problems.add("format: " + HeaderText.printable(text("format"))
                    + " (expected: 1 or 2; this note needs a newer local agent)");
        }
        ApprovalBody body = ApprovalBody.parse(note.body());
        problems.addAll(body.problems());
        problems.addAll(PropertyForms.problems(note));
        Outgoing outgoing = outgoing(body);
        Set<String> toAll = toAll(outgoing);
        Terms terms = terms();
        if (outgoing == null || terms == null || !problems.isEmpty()) {
            return new ReadApproval.Broken(problems);
        }
        String reason = note.text("reason").orElse(body.reason());
        Marks marks =
                new Marks(status(), body.approve(), body.reject(), reason, text(ApprovalStamps.ASKED_AT_KEY), toAll);
        ExecutionStamp stamp = new ExecutionStamp(text(ExecutionStamp.DIGEST_KEY), text(ExecutionStamp.SEQUENCE_KEY));
        return new ReadApproval.Whole(
                new ApprovalContent(outgoing, terms, marks, stamp, lacking, Unseen.in(outgoing, body)));
    }

    private @Nullable Outgoing outgoing(ApprovalBody body) {
        TaskId id = tried(() -> new TaskId(text("id")));
        ActionType action = action();
        Recipients recipients = tried(() -> recipients(body.toAll()));
        Letter letter = tried(() -> new Letter(threading(), text("subject"), body.draft(), attachments()));
        Booking booking = tried(this::booking);
        Outlet outlet = outlet();
        if (id == null || action == null || recipients == null || letter == null || booking == null || outlet == null) {
            return null;
        }
        Outgoing outgoing = tried(() -> new Outgoing(id, action, text("account"), recipients, outlet, letter, booking));
        if (outgoing != null) {
            problems.addAll(Needed.missing(outgoing, body.problems().isEmpty()));
        }
        return outgoing;
    }

    private @Nullable ActionType action() {
        Optional<ActionType> action = Word.find(ActionType.class, text("action"));
        if (action.isEmpty()) {
            problems.add("action: " + text("action") + " (expected: an action such as send_email)");
        }
        return action.orElse(null);
    }

    private Recipients recipients(ToAllBox box) {
        Recipients named = named();
        String word = text(ToAllBox.KEY);
        if (!word.matches("|true|false") || note.isCollection(ToAllBox.KEY)) {
            problems.add(ToAllBox.KEY + ": " + HeaderText.printable(word) + " (expected: true or false)");
        }
        return box.ticked() || word.equals("true") ? named.and(copies(box)) : named;
    }

    /** Whom the note names whatever is ticked. */
    private Recipients named() {
        return new Recipients(mailboxes("to"), mailboxes("cc"), mailboxes("bcc"));
    }

    private List<Mailbox> copies(ToAllBox box) {
        int count = box.addresses().size();
        if (count == 0) {
            problems.add("To all: it names nobody (expected: a line with the box To all under ## Decision, each"
                    + " address in code marks; or write them under cc)");
        } else if (count > ToAllBox.MOST) {
            problems.add("To all: " + count + " addresses (expected: at most " + ToAllBox.MOST
                    + "; write those you want under cc)");
        }
        return box.addresses().stream().map(Mailbox::parse).toList();
    }

    private Set<String> toAll(@Nullable Outgoing outgoing) {
        Set<String> added = new TreeSet<>();
        if (outgoing != null) {
            added.addAll(outgoing.recipients().addresses());
            added.removeAll(named().addresses());
        }
        return added;
    }

    private List<Mailbox> mailboxes(String key) {
        return note.list(key).stream().map(Mailbox::parse).toList();
    }

    /** A stranger's malformed Message-ID is left out: a reply without a thread is better than none. */
    private Threading threading() {
        String inReplyTo = text("in_reply_to");
        return new Threading(
                MessageId.isWritable(inReplyTo) ? inReplyTo : "",
                note.list("references").stream().filter(MessageId::isWritable).toList());
    }

    private List<Attachment> attachments() {
        List<Attachment> attachments = new ArrayList<>();
        for (String path : note.list("attachments").stream().distinct().toList()) {
            AttachedFiles.Look look = files.look(path);
            attachments.add(look.file());
            if (!look.problem().isEmpty()) {
                lacking.add(HeaderText.printable(path) + " " + look.problem());
            }
        }
        long bytes = attachments.stream().mapToLong(Attachment::size).sum();
        if (bytes > Attachment.MOST_BYTES) {
            lacking.add(bytes + " bytes together (expected: at most " + Attachment.MOST_BYTES + ")");
        }
        return attachments;
    }

    private Booking booking() {
        List<Booking.Line> lines = note.maps("lines").stream()
                .map(line -> new Booking.Line(
                        line.getOrDefault("description", ""),
                        line.getOrDefault("quantity", ""),
                        line.getOrDefault("unit_price", ""),
                        line.getOrDefault("tax", "")))
                .toList();
        return new Booking(text("amount"), text("currency"), lines);
    }

    private @Nullable Outlet outlet() {
        Instant scheduled = time("scheduled_for", null);
        boolean readable = scheduled != null || text("scheduled_for").isEmpty();
        Outlet outlet = tried(() -> new Outlet(text("platform"), text("chat"), scheduled));
        return readable ? outlet : null;
    }

    private @Nullable Terms terms() {
        Domain domain = tried(() -> new Domain(text("domain")));
        String source = text("source_task");
        TaskId task = source.isEmpty() ? null : tried(() -> new TaskId(source));
        Instant expires = time("expires", Instant.MAX);
        return domain == null || expires == null
                ? null
                : new Terms(domain, task, expires, note.list("risk"), text(ApprovalStamps.EXPIRED_AT_KEY));
    }

    /** The time under a key, or what stands for none; null with one more problem when it is no time. */
    private @Nullable Instant time(String key, @Nullable Instant none) {
        String text = text(key);
        try {
            return text.isEmpty() ? none : WrittenTime.read(text, zone);
        } catch (DateTimeException e) {
            problems.add(key + ": " + HeaderText.printable(text) + " (expected: a time such as 2026-01-31 09:00)");
            return null;
        }
    }

    /** The value, or null with one more problem: what a record refuses is here the note's fault, not ours. */
    private <T> @Nullable T tried(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** A list is no answer, and not the same as none. */
    private String status() {
        return note.isCollection("status") ? "[" + String.join(", ", note.list("status")) + "]" : text("status");
    }

    private String text(String key) {
        return note.text(key).orElse("");
    }
}
