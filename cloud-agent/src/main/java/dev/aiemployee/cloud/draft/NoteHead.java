package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.QuotedText;
import dev.aiemployee.cloud.triage.MailFacts;
import dev.aiemployee.cloud.triage.MailTask;
import dev.aiemployee.core.approval.DecisionSection;
import dev.aiemployee.core.approval.ToAllBox;
import dev.aiemployee.core.guard.SecretMask;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import dev.aiemployee.core.text.WallTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person reads first in an approval note: who wants what, from where and when, what to look at, and who gets the answer. Names,
 * files and words are a stranger's: each is one bounded line of Markdown that does nothing.
 */
record NoteHead(
        MailTask mail, Handbook handbook, NoteSettings settings, Map<Risk, String> risks, List<Unanswered> unanswered) {
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_FILE = 80;
    private static final int LISTED = 5;
    /** What many honest mails have; the others are told before. */
    private static final Set<Risk> USUAL = EnumSet.of(Risk.NEW_RECIPIENT, Risk.MONEY);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][^`\\s]*");

    /** The lines above the decision. */
    String text() {
        String wants = Wants.of(mail);
        String first =
                "**" + name(mail.sender()) + (wants.isEmpty() ? " wrote:** (no words)" : " wants:** " + inline(wants));
        String second = about();
        String before = Unanswered.lines(unanswered, settings.zone())
                .map(lines -> "\n\n" + lines)
                .orElse("");
        return first + (second.isEmpty() ? "" : "\n\n" + second) + before + warning();
    }

    /** Who else gets the answer, and who could. */
    OtherReaders readers() {
        return OtherReaders.of(mail, handbook, settings.own());
    }

    /** The lines that say who gets what is sent and who of the mail's readers does not, with the box that keeps those. */
    String whoGetsIt() {
        OtherReaders readers = readers();
        String copies = readers.kept().stream().map(this::full).collect(Collectors.joining(", "));
        return DecisionSection.SENT_TO + full(mail.answerTo())
                + (copies.isEmpty() ? "" : ", a copy (Cc) to " + copies)
                + ", and to nobody else." + leftOut(readers);
    }

    private String leftOut(OtherReaders readers) {
        List<String> named = Stream.of(
                        called(readers.leftOutOfFrom(), " (From)"),
                        called(readers.leftOutOfReplyTo(), " (Reply-To)"),
                        called(readers.leftOutOfTo(), " (To)"),
                        called(readers.leftOutOfCc(), " (Cc)"),
                        readers.unlisted() == 0 ? "" : readers.unlisted() + " more")
                .filter(part -> !part.isEmpty())
                .toList();
        if (named.isEmpty()) {
            return "";
        }
        List<String> offered =
                readers.offered().stream().map(MailAddress::address).toList();
        String said = " " + String.join(" and ", named) + (readers.countLeftOut() == 1 ? " is" : " are") + " left out";
        return offered.isEmpty()
                ? said + (readers.isMany() ? "; whom of them you want to keep, add under `cc`." : ".")
                : said + ":\n\n" + ToAllBox.line(offered);
    }

    private String called(List<MailAddress> people, String how) {
        return people.isEmpty() ? "" : listed(people.stream().map(this::name).toList()) + how;
    }

    private String about() {
        MailFacts facts = mail.facts();
        List<String> parts = new ArrayList<>();
        parts.add(contact(mail.sender())
                .map(known -> known.relation().isBlank() ? "in your handbook" : inline(known.relation()))
                .orElse("not in your handbook"));
        parts.add(inline(WallTime.of(facts.received(), settings.zone())));
        parts.add(addressed());
        parts.add(files(facts.attachments()));
        settings.mailbox()
                .to(mail.threading().messageId())
                .ifPresent(address -> parts.add("[open in mailbox](" + address + ")"));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
    }

    private String addressed() {
        List<MailAddress> to = mail.facts().to();
        boolean you = to.stream().anyMatch(settings.own()::contains);
        List<String> names = new ArrayList<>(you ? List.of("you") : List.of());
        others(to).stream().map(this::name).forEach(names::add);
        List<String> copies = others(mail.facts().cc()).stream().map(this::name).toList();
        String said = names.isEmpty() ? "" : "to " + listed(names);
        return said + (copies.isEmpty() ? "" : (said.isEmpty() ? "" : ", ") + "Cc " + listed(copies));
    }

    /** Without the operator, and without whom the answer goes to. */
    private List<MailAddress> others(List<MailAddress> people) {
        return people.stream()
                .filter(one -> !settings.own().contains(one) && !one.sameMailbox(mail.answerTo()))
                .toList();
    }

    private static String files(List<String> files) {
        if (files.isEmpty()) {
            return "";
        }
        String count = files.size() == 1 ? "1 attachment: " : files.size() + " attachments: ";
        return count
                + listed(files.stream().map(file -> bounded(file, LONGEST_FILE)).toList());
    }

    /** As one of Obsidian's callouts. */
    private String warning() {
        List<String> lines = new ArrayList<>();
        risks.entrySet().stream()
                .sorted(Comparator.comparing(risk -> USUAL.contains(risk.getKey())))
                .forEach(risk -> lines.add(inline(risk.getValue())));
        notYourAddress().ifPresent(lines::add);
        return lines.isEmpty()
                ? ""
                : "\n\n> [!warning] Look first\n"
                        + lines.stream().map(line -> "> - " + line).collect(Collectors.joining("\n"));
    }

    /** It may have come to a colleague's address, or as a blind copy; an answer would say so. */
    private Optional<String> notYourAddress() {
        List<MailAddress> people = Stream.concat(mail.facts().to().stream(), mail.facts().cc().stream())
                .toList();
        return people.stream().anyMatch(settings.own()::contains)
                ? Optional.empty()
                : mail.facts().to().stream()
                        .filter(settings.own()::isLikely)
                        .findFirst()
                        .map(
                                to -> "It was written to " + inline(to.address())
                                        + ", which is none of the addresses you named. Is it yours? Then add it to `MAIL_OWN`.");
    }

    /** The name the operator knows; the address of somebody who shows another's name. */
    private String name(MailAddress who) {
        boolean doubtful = risks.containsKey(Risk.MISLEADING_NAME) || risks.containsKey(Risk.LOOKALIKE_DOMAIN);
        String known = contact(who)
                .filter(contact -> contact.address().contains("@"))
                .map(Contact::name)
                .orElse("");
        String shown = known.isBlank() && !doubtful ? who.name() : known;
        return shown.isBlank() && !who.address().isEmpty()
                ? inline(who.address())
                : bounded(shown.isBlank() ? who.name() : shown, LONGEST_NAME);
    }

    /** The address to the letter: as code, in which no sign is one of Markdown, where Obsidian takes none of it for a query. */
    private String full(MailAddress who) {
        String name = name(who);
        boolean plain = CODE.matcher(who.address()).matches();
        String address = plain ? "`" + who.address() + "`" : inline(who.address());
        return name.equals(inline(who.address())) ? address : name + " " + address;
    }

    private Optional<Contact> contact(MailAddress who) {
        return handbook.find(who.address());
    }

    private static String listed(List<String> names) {
        String first = names.stream().limit(LISTED).collect(Collectors.joining(", "));
        return names.size() <= LISTED ? first : first + " and " + (names.size() - LISTED) + " more";
    }

    private static String bounded(String text, int most) {
        String line = text.replaceAll("[*_~=|\\s]+", " ").strip();
        boolean fits = line.codePointCount(0, line.length()) <= most;
        return inline(
                fits
                        ? line
                        : line.substring(0, line.offsetByCodePoints(0, most - 1))
                                        .strip() + "…");
    }

    private static String inline(String text) {
        return QuotedText.inline(SecretMask.masked(text));
    }
}
