package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.MailKind;
import dev.aiemployee.cloud.mail.MailOrigin;
import dev.aiemployee.cloud.mail.OwnWords;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.task.Category;
import dev.aiemployee.core.task.Priority;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Triage by rules: the same mail, handbook and own addresses always give the same verdict. Only what a header says is a machine's or a
 * list's is filed; whatever a person may have written, or a person has to act on, is answered or left to the operator.
 */
public final class Triage {
    private static final Pattern BUSINESS = Pattern.compile(
            "\\b(?:invoice|quote|quotation|offer|contract|order|project|meeting|deadline|proposal|payment|delivery"
                    + "|rechnung|angebot|vertrag|auftrag|termin|bestellung|lieferung|zahlung|stornierung|kostenvoranschlag"
                    + "|facture|devis|commande|livraison|paiement|contrat|rendez-vous"
                    + "|factura|presupuesto|pedido|entrega|pago|contrato|cita)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Set<MailKind> MACHINES = Set.of(
            MailKind.SPAM,
            MailKind.RECEIPT,
            MailKind.ABSENCE,
            MailKind.LIST,
            MailKind.MACHINE,
            MailKind.MACHINE_BY_WORDS,
            MailKind.LIST_BY_WORDS);

    private final Mail mail;
    private final OwnAddresses own;
    private final Optional<Contact> contact;
    private final MailKind kind;
    private final String words;
    private final String urgency;

    private Triage(Mail mail, Handbook handbook, OwnAddresses own) {
        this.mail = mail;
        this.own = own.and(mail.origin().deliveredTo());
        this.contact = mail.sender().flatMap(sender -> handbook.find(sender.address()));
        this.kind = mail.origin().kind();
        String text = OwnWords.of(mail.body().text());
        this.words = mail.subject() + "\n" + text;
        boolean counts = !MACHINES.contains(kind) && kind != MailKind.BOUNCE && !isUnwanted();
        this.urgency = counts ? UrgentWords.of(mail.subject(), text) : "";
    }

    public static TriageVerdict of(Mail mail, Handbook handbook) {
        return of(mail, handbook, OwnAddresses.UNKNOWN);
    }

    /**
     * The verdict on one mail.
     *
     * @param own addresses of the operator; without any, nothing is concluded from whom a mail is addressed to
     */
    public static TriageVerdict of(Mail mail, Handbook handbook, OwnAddresses own) {
        Triage triage = new Triage(mail, handbook, own);
        String filed = triage.filed();
        return new TriageVerdict(
                triage.priority(), triage.category(), triage.urgency, filed, filed.isEmpty() ? triage.leftToYou() : "");
    }

    private boolean isUnwanted() {
        return contact.isEmpty()
                && !OwnWords.isReply(mail.subject())
                && (Topic.SCAM.isIn(words) || Topic.SALES.isIn(words) || Topic.PHISHING.isIn(words));
    }

    private boolean isMachine() {
        return MACHINES.contains(kind);
    }

    /** A machine's mail that a person has to act on. What a list calls pressing is not. */
    private boolean wantsAct() {
        boolean said = kind == MailKind.MACHINE || kind == MailKind.MACHINE_BY_WORDS;
        return said && (Topic.ACT.isIn(words) || Topic.OFFICE.isIn(words));
    }

    private Priority priority() {
        if (!urgency.isEmpty()) {
            return Priority.URGENT;
        }
        if (wantsAct()) {
            return Topic.ACT.isIn(words) ? Priority.HIGH : Priority.MEDIUM;
        }
        if (isMachine() || isUnwanted()) {
            return Priority.LOW;
        }
        if (kind == MailKind.BOUNCE) {
            return Priority.MEDIUM; // a mail of the operator's that did not arrive is not noise
        }
        boolean presses = mail.origin().important() || isPressing();
        return presses || contact.filter(Contact::isCustomer).isPresent() ? Priority.HIGH : Priority.MEDIUM;
    }

    private boolean isPressing() {
        return Stream.of(Topic.LEGAL, Topic.COMPLAINT, Topic.OVERDUE, Topic.BANK)
                .anyMatch(topic -> topic.isIn(words));
    }

    private Category category() {
        if (contact.isPresent()) {
            return contact.get().isPrivate() ? Category.PERSONAL : Category.WORK;
        }
        if (wantsAct()) {
            return Category.WORK;
        }
        boolean person = !isMachine() && kind != MailKind.BOUNCE && !isUnwanted();
        boolean work = !urgency.isEmpty()
                || isPressing()
                || Topic.NO_ANSWER.isIn(words)
                || BUSINESS.matcher(words).find();
        return person && work ? Category.WORK : Category.UNCATEGORIZED;
    }

    private String filed() {
        MailOrigin origin = mail.origin();
        boolean known = contact.isPresent();
        return switch (kind) {
            case SPAM -> known ? "" : "marked as spam by the mail server";
            case RECEIPT -> "a receipt that a mail was read";
            case ABSENCE -> "an automatic notice of absence";
            case LIST -> "a mailing list or newsletter (" + String.join(", ", origin.bulk()) + ")";
            case MACHINE -> wantsAct() ? "" : "an automatic mail (" + String.join(", ", origin.automatic()) + ")";
            default -> "";
        };
    }

    private String leftToYou() {
        String odd = byKind();
        if (!odd.isEmpty()) {
            return odd;
        }
        if (mail.answerTo().isEmpty()) {
            return "there is no address to answer to";
        }
        String others = forOthers();
        if (!others.isEmpty()) {
            return others;
        }
        if (Topic.LEGAL.isIn(words)) {
            return "it reads like a legal matter, which wants your own words";
        }
        if (Topic.NO_ANSWER.isIn(words)) {
            return "it says that no answer is needed";
        }
        if (isUnwanted()) {
            return Topic.PHISHING.isIn(words)
                    ? "it wants a login or a confirmation, as fraud does; open no link in it"
                    : "it reads like advertising or fraud";
        }
        return Thanks.isAll(mail.subject(), OwnWords.of(mail.body().text())) ? "it only says thank you" : "";
    }

    private String byKind() {
        return switch (kind) {
            case SPAM -> "the mail server marked it as spam, and you know the sender";
            case BOUNCE -> "a mail of yours did not arrive; see whom it was for";
            case MACHINE -> "a machine wrote it, and it asks you to do something";
            case MACHINE_BY_WORDS -> "it says that a machine wrote it";
            case LIST_BY_WORDS -> "it reads like a newsletter";
            case INVITATION -> "it is an invitation; answer it in your calendar";
            case CANCELLATION -> "a meeting was cancelled; see your calendar";
            case INVITATION_ANSWER -> "it answers an invitation of yours; see your calendar";
            default -> "";
        };
    }

    /** An answer to a blind copy gives away that there was one. */
    private String forOthers() {
        boolean self = mail.sender().filter(own::contains).isPresent()
                && mail.answerTo().filter(own::contains).isPresent();
        if (self) {
            return "it is from yourself";
        }
        List<MailAddress> to = named(mail.people().to());
        List<MailAddress> copied = named(mail.people().cc());
        if (!own.isKnown() || own.containsAny(to) || (to.isEmpty() && copied.isEmpty())) {
            return "";
        }
        if (own.containsAny(copied)) {
            return to.isEmpty() ? "" : "you only got a copy of it";
        }
        if (to.stream().anyMatch(own::isLikely)) {
            return ""; // the note says it, and `check` proposes the address
        }
        return "it is addressed to somebody else (if that address is yours, add it to MAIL_OWN)";
    }

    private static List<MailAddress> named(List<MailAddress> list) {
        return list.stream().filter(MailAddress::isUsable).toList();
    }
}
