package dev.aiemployee.cloud.draft;

import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.core.handbook.Contact;
import dev.aiemployee.core.handbook.Handbook;
import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds who a correspondent wants to be taken for and is not. The answers are for the operator, one plain sentence each. */
final class SenderRules {
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"'(),;:]+@[^\\s@<>\"'(),;:]+\\.[^\\s@<>\"'(),;:.]+");
    private static final int SHORTEST_NAME = 6;

    private final Handbook handbook;

    SenderRules(Handbook handbook) {
        this.handbook = handbook;
    }

    /** Why the display name says somebody else; empty when it does not. */
    Optional<String> misleadingName(MailAddress who) {
        String name = Normalizer.normalize(who.name(), Normalizer.Form.NFKC);
        Optional<String> other = ADDRESS.matcher(name)
                .results()
                .map(MatchResult::group)
                .filter(address -> !address.equalsIgnoreCase(who.address()))
                .findFirst();
        if (other.isPresent()) {
            return Optional.of(
                    "The name shown is another address, " + other.get() + "; the mail is from " + who.address() + ".");
        }
        return operatorsOwn(who).or(() -> contactsName(who));
    }

    private Optional<String> operatorsOwn(MailAddress who) {
        String own = handbook.tone().signature();
        return isSameName(own, who.name()) && handbook.find(who.address()).isEmpty()
                ? Optional.of("The mail carries your own name, and " + who.address() + " is not in your handbook.")
                : Optional.empty();
    }

    private Optional<String> contactsName(MailAddress who) {
        List<Contact> named = handbook.contacts().stream()
                .filter(contact -> isSameName(contact.name(), who.name()))
                .toList();
        boolean theirs = named.stream().anyMatch(contact -> domain(contact).equals(who.domain()));
        return named.isEmpty() || theirs
                ? Optional.empty()
                : Optional.of("The mail carries the name of your contact "
                        + named.get(0).name() + " (" + named.get(0).address() + "), and comes from " + who.address()
                        + ".");
    }

    private static boolean isSameName(String known, String shown) {
        return !Skeleton.of(known).isEmpty() && Skeleton.name(known).equals(Skeleton.name(shown));
    }

    /** Why the domain may be taken for another one; empty when it is one of the handbook's, or like none. */
    Optional<String> lookalikeDomain(MailAddress who) {
        String domain = IDN.toUnicode(who.domain()).toLowerCase(Locale.ROOT);
        List<String> known = handbook.contacts().stream()
                .map(SenderRules::domain)
                .filter(theirs -> !theirs.isEmpty())
                .toList();
        if (domain.isEmpty() || known.stream().anyMatch(theirs -> isWithin(domain, theirs))) {
            return Optional.empty();
        }
        return known.stream()
                .filter(theirs -> isLike(domain, theirs))
                .findFirst()
                .map(theirs -> who.domain() + " looks like " + theirs + ", which you know, and is another one.")
                .or(() -> disguised(who, domain));
    }

    private static Optional<String> disguised(MailAddress who, String domain) {
        boolean latinEnd = domain.chars().skip(domain.lastIndexOf('.') + 1L).allMatch(c -> c < 0x80);
        return latinEnd && Stream.of(domain.split("\\.", -1)).anyMatch(Skeleton::isDisguised)
                ? Optional.of(who.domain() + " is written with letters of another alphabet that look like ours.")
                : Optional.empty();
    }

    private static String domain(Contact contact) {
        String address = contact.address().toLowerCase(Locale.ROOT);
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static boolean isWithin(String domain, String known) {
        return domain.equals(known) || domain.endsWith("." + known);
    }

    private static boolean isLike(String domain, String known) {
        boolean inFront = domain.startsWith(known + ".") || domain.contains("." + known + ".");
        return inFront || Skeleton.of(domain).equals(Skeleton.of(known)) || isLikeName(name(domain), name(known));
    }

    /** Short names are near each other by chance. */
    private static boolean isLikeName(String name, String known) {
        String one = Skeleton.of(name);
        String other = Skeleton.of(known);
        return other.length() >= SHORTEST_NAME && (one.equals(other) || isOneSlipAway(one, other));
    }

    /** The label before the last one; what else a registry sells names under is not looked up. */
    private static String name(String domain) {
        String[] labels = domain.split("\\.", -1);
        return labels.length < 2 ? domain : labels[labels.length - 2];
    }

    /** Whether one letter more, less, another, or two swapped make the one of the other. */
    private static boolean isOneSlipAway(String one, String other) {
        String shorter = one.length() <= other.length() ? one : other;
        String longer = one.length() <= other.length() ? other : one;
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        String rest = shorter.substring(same);
        String left = longer.substring(same);
        if (shorter.length() < longer.length()) {
            return left.substring(1).equals(rest);
        }
        boolean swapped = rest.length() > 1 && left.equals("" + rest.charAt(1) + rest.charAt(0) + rest.substring(2));
        return swapped || (!rest.isEmpty() && rest.substring(1).equals(left.substring(1)));
    }
}
