package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.core.task.TaskId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the notes of mails are called: {@code EMAIL_<day>_<who>_<what>_<digits of the key>}, so that a person who sees the file knows
 * which mail it is. Whether two mails are the same is said by their whole keys alone. Names of the older form, {@code EMAIL_} and twenty
 * digits, stay valid. For one thread.
 */
public final class MailIds {
    private static final String PREFIX = "EMAIL_";
    private static final int DIGITS = 10;
    private static final int MORE = 6;
    private static final int WORDS = 40;
    private static final int WHO = 18;

    /** The digits at the end of either form. */
    private static final Pattern NAME = Pattern.compile("EMAIL_(?:.+_)?([0-9a-f]{10,64})");

    private final Function<TaskId, Optional<String>> keys;
    private final Set<TaskId> taken = new HashSet<>();
    private final Map<String, Set<TaskId>> byDigits = new HashMap<>();

    /** @param keys the whole key that a note of this name says; empty when it says none */
    public MailIds(Iterable<TaskId> there, Function<TaskId, Optional<String>> keys) {
        this.keys = keys;
        there.forEach(this::add);
    }

    /** The name of a mail that nobody has a note of. */
    public static TaskId of(Mail mail, Instant received) {
        return of(mail.sender().map(MailIds::who).orElse(""), mail.subject(), received, mail.key(), DIGITS);
    }

    /** Whether there is a note of the mail with this key; one that does not say its key is taken for it. */
    public boolean has(String key) {
        return byDigits.getOrDefault(key.substring(0, DIGITS), Set.of()).stream()
                .filter(id -> key.startsWith(digits(id)))
                .anyMatch(id -> keys.apply(id).orElse(key).equals(key));
    }

    /** A name that no note has yet, and takes it. */
    public TaskId take(Mail mail, Instant received) {
        return take(mail.sender().map(MailIds::who).orElse(""), mail.subject(), received, mail.key());
    }

    /**
     * The same for a mail that could not be read.
     *
     * @param who the sender, as far as it is known
     * @param what the subject, as far as it is known
     */
    public TaskId take(String who, String what, Instant received, String key) {
        int digits = DIGITS;
        TaskId id = of(who, what, received, key, digits);
        while (taken.contains(id) && digits + MORE <= 2 * DIGITS + MORE) {
            digits += MORE;
            id = of(who, what, received, key, digits);
        }
        taken.add(id); // a name only: until its note is written, nobody has a note of this mail
        return id;
    }

    private void add(TaskId id) {
        taken.add(id);
        String digits = digits(id);
        if (!digits.isEmpty()) {
            byDigits.computeIfAbsent(digits.substring(0, DIGITS), first -> new HashSet<>())
                    .add(id);
        }
    }

    private static String digits(TaskId id) {
        Matcher name = NAME.matcher(id.value());
        return name.matches() && !id.value().startsWith(PREFIX + "DRAFT_") ? name.group(1) : "";
    }

    private static String who(MailAddress sender) {
        return Slug.of(sender.name(), WHO).isEmpty() ? sender.localPart() : sender.name();
    }

    private static TaskId of(String who, String what, Instant received, String key, int digits) {
        String sender = orElse(Slug.of(who, WHO), "unknown");
        String subject = orElse(Slug.of(what, WORDS - sender.length()), "mail");
        return new TaskId(PREFIX + received.atZone(ZoneOffset.UTC).toLocalDate() + "_" + sender + "_" + subject + "_"
                + key.substring(0, digits));
    }

    private static String orElse(String slug, String other) {
        return slug.isEmpty() ? other : slug;
    }
}
