package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Priority;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Triage by rules: the same mail and handbook always give the same verdict. */
public final class Triage {
    private static final Pattern URGENT = Pattern.compile(
            "\\b(?<!not )(?<!non-)(?<!nothing )(urgent(?:ly)?|asap|emergency|deadline(?: is)? today)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern BUSINESS = Pattern.compile(
            "\\b(invoice|quote|quotation|offer|contract|order|project|meeting|deadline|proposal|payment|delivery"
                    + "|rechnung|angebot|vertrag|auftrag|termin)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LOOKED_AT = 20_000;

    private Triage() {}

    public static Verdict of(Mail mail, Handbook handbook) {
        Optional<Contact> contact = mail.sender().flatMap(sender -> handbook.find(sender.address()));
        String urgency = urgency(mail);
        return new Verdict(priority(mail, contact, urgency), category(mail, contact), urgency, noDraft(mail));
    }

    /** Lists and machines call everything urgent; only a person's word counts. */
    private static String urgency(Mail mail) {
        if (mail.origin().isBulk() || mail.origin().isAutomatic()) {
            return "";
        }
        Matcher inSubject = URGENT.matcher(mail.subject());
        if (inSubject.find()) {
            return "the subject says \"" + inSubject.group(1) + "\"";
        }
        Matcher inText = URGENT.matcher(ownWords(mail));
        return inText.find() ? "the text says \"" + inText.group(1).replaceAll("\\s+", " ") + "\"" : "";
    }

    /** What the sender quotes from earlier mails does not count again. */
    private static String ownWords(Mail mail) {
        String text = mail.body().text();
        return text.substring(0, Math.min(text.length(), LOOKED_AT))
                .lines()
                .filter(line -> !line.startsWith(">"))
                .collect(Collectors.joining("\n"));
    }

    private static Priority priority(Mail mail, Optional<Contact> contact, String urgency) {
        if (!urgency.isEmpty()) {
            return Priority.URGENT;
        }
        if (mail.origin().isBulk()) {
            return Priority.LOW;
        }
        if (mail.origin().isAutomatic()) {
            return isReport(mail) ? Priority.MEDIUM : Priority.LOW;
        }
        return contact.filter(Contact::isCustomer).isPresent() ? Priority.HIGH : Priority.MEDIUM;
    }

    /** A mail of the operator's that did not arrive is not noise. */
    private static boolean isReport(Mail mail) {
        return mail.origin().automatic().contains("a delivery report");
    }

    private static Category category(Mail mail, Optional<Contact> contact) {
        if (contact.isPresent()) {
            return contact.get().isPrivate() ? Category.PERSONAL : Category.WORK;
        }
        boolean person = !mail.origin().isBulk() && !mail.origin().isAutomatic();
        return person
                        && BUSINESS.matcher(mail.subject() + "\n" + ownWords(mail))
                                .find()
                ? Category.WORK
                : Category.UNCATEGORIZED;
    }

    private static String noDraft(Mail mail) {
        if (mail.origin().isBulk()) {
            return "a mailing list or newsletter ("
                    + String.join(", ", mail.origin().bulk()) + ")";
        }
        if (mail.origin().isAutomatic()) {
            return "an automatic mail (" + String.join(", ", mail.origin().automatic()) + ")";
        }
        return mail.answerTo().isPresent() ? "" : "there is no address to answer to";
    }
}
