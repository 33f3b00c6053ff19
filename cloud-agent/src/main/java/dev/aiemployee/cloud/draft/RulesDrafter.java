package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.OwnWords;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.cloud.triage.Revision;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.handbook.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A short, polite answer by rules: it acknowledges the mail and promises nothing but an answer. The same mail and handbook
 * always give the same draft, so it is there when a model is not.
 */
public final class RulesDrafter implements Drafter {
    private static final int LONGEST_SUBJECT = 120;

    /** Signs that a subject was not written for a person. */
    private static final Pattern ODD = Pattern.compile("[<>{}=|~^\\\\]|##");

    private static final Pattern LANGUAGE = Pattern.compile(
            "\\b(?:(english|englisch)|german|deutsch)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);

    @Override
    public String name() {
        return "rules";
    }

    @Override
    public Draft draft(MailTask mail, Handbook handbook) {
        Optional<Contact> contact = handbook.find(mail.answerTo().address());
        String wish = mail.wanted().map(Revision::wish).orElse("");
        String language = language(wish)
                .or(() -> contact.map(Contact::language).filter(known -> !known.isBlank()))
                .orElseGet(() -> Language.of(mail.subject() + "\n" + OwnWords.of(mail.text())));
        Phrases phrases = Phrases.in(language).orElse(Phrases.ENGLISH);
        Matter matter = Matter.of(mail);
        Tone tone = handbook.tone();
        boolean formal = isFormal(wish, contact, tone);
        String text = greeting(mail, contact, tone, phrases, formal)
                + ",\n\n" + thanks(mail, phrases) + ' ' + promise(mail, phrases, matter)
                + "\n\n" + signOff(tone, phrases);
        return new Draft(DraftText.tame(text), reasons(mail, contact, language, matter));
    }

    /** The nearest word counts: the operator's wish, then the contact's row, then the handbook's. */
    private static boolean isFormal(String wish, Optional<Contact> contact, Tone tone) {
        if (wish.toLowerCase(Locale.ROOT).contains("formal")) {
            return Tone.isFormal(wish);
        }
        return contact.map(Contact::tone)
                .filter(t -> !t.isBlank())
                .map(Tone::isFormal)
                .orElse(tone.formal());
    }

    /** The language that the operator's wish names, if the rules know it. */
    private static Optional<String> language(String wish) {
        Matcher named = LANGUAGE.matcher(wish);
        return named.find() ? Optional.of(named.group(1) == null ? "German" : "English") : Optional.empty();
    }

    private static String greeting(
            MailTask mail, Optional<Contact> contact, Tone tone, Phrases phrases, boolean formal) {
        boolean own = !tone.greeting().isEmpty() && phrases == Phrases.ENGLISH;
        String word = own && !formal ? tone.greeting() : phrases.greeting(formal);
        String called = contact.filter(known -> known.address().contains("@"))
                .map(Contact::name)
                .filter(known -> !known.isBlank())
                .map(known -> Names.called(known, formal))
                .orElseGet(() -> calledByMail(mail, formal));
        return called.isEmpty() ? phrases.greeting(phrases != Phrases.ENGLISH) : word + ' ' + called;
    }

    /** A name that the mail itself is not signed with is none to be sure of. */
    private static String calledByMail(MailTask mail, boolean formal) {
        String name = mail.answerTo().name().isEmpty()
                ? nameOfSender(mail)
                : mail.answerTo().name();
        String called = Names.called(name, formal);
        return Names.isSignedOtherwise(called, OwnWords.of(mail.text())) ? "" : called;
    }

    /** The sender's display name counts only while the answer goes to the sender. */
    private static String nameOfSender(MailTask mail) {
        return mail.otherAddress() ? "" : mail.sender().name();
    }

    private static String thanks(MailTask mail, Phrases phrases) {
        String subject = ReplySubject.to(mail.subject()).substring("Re: ".length());
        boolean named = !mail.subject().isBlank() && !subject.equals("your message");
        boolean fits = subject.length() <= LONGEST_SUBJECT
                && !ODD.matcher(subject).find()
                && DraftText.tame(subject).equals(subject);
        return phrases.thanks() + (named && fits ? ' ' + phrases.quoted(subject) : "") + '.';
    }

    private static String promise(MailTask mail, Phrases phrases, Matter matter) {
        return mail.urgent() ? phrases.urgent() + ' ' + phrases.about(matter) : phrases.about(matter);
    }

    private static String signOff(Tone tone, Phrases phrases) {
        String words = tone.signOff().isEmpty() ? phrases.signOff() : tone.signOff();
        return tone.signature().isEmpty() ? words : words + "\n" + tone.signature();
    }

    private static String asked(Revision revision) {
        String wish = revision.wish().isEmpty() ? "" : " You asked for: " + revision.wish() + ".";
        return "Another draft instead of " + revision.draft() + "." + wish
                + " The rules know language and manner only; change the rest yourself.";
    }

    private static List<String> reasons(MailTask mail, Optional<Contact> contact, String language, Matter matter) {
        List<String> reasons = new ArrayList<>();
        reasons.add("Written by rules: it says that the mail has arrived and promises an answer, nothing else.");
        mail.wanted().ifPresent(revision -> reasons.add(asked(revision)));
        if (matter != Matter.OTHER) {
            reasons.add("The mail reads like one about: " + matter.name().toLowerCase(Locale.ROOT) + ".");
        }
        if (mail.urgent()) {
            reasons.add("The task is marked urgent.");
        }
        contact.ifPresent(known -> reasons.add("The handbook lists the recipient"
                + (known.relation().isEmpty() ? "" : " (" + known.relation() + ")") + "."));
        if (Phrases.in(language).isEmpty()) {
            reasons.add("This wants " + language + "; the rules know English, German, French and Spanish only.");
        }
        return reasons;
    }
}
