package dev.aiemployee.cloud.triage;

import dev.aiemployee.cloud.mail.Mail;
import dev.aiemployee.cloud.mail.MailAddress;
import dev.aiemployee.cloud.mail.PassedOn;
import dev.aiemployee.core.handbook.SharedDomain;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which addresses are the operator's own: those of {@code MAIL_OWN}, every address of its {@code @domains}, and the mailbox itself.
 *
 * @param addresses lower case; an entry that begins with {@code @} is a whole domain, one without {@code @} a name in any domain
 */
public record OwnAddresses(Set<String> addresses) {
    /** Nobody knows. */
    public static final OwnAddresses UNKNOWN = new OwnAddresses(Set.of());

    public OwnAddresses {
        addresses = Set.copyOf(addresses);
    }

    /**
     * What the settings say.
     *
     * @param mailOwn addresses and domains with commas between; may be empty
     * @param user the login of the mailbox, an address or a bare name
     */
    public static OwnAddresses of(String mailOwn, String user) {
        return new OwnAddresses(Stream.concat(Stream.of(mailOwn.split(",", -1)), Stream.of(user))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty())
                .collect(Collectors.toSet()));
    }

    boolean isKnown() {
        return !addresses.isEmpty();
    }

    public boolean contains(MailAddress address) {
        return names(address) || addresses.contains(address.localPart());
    }

    /**
     * Whether an address that is not among them may well be one: another name in a domain of one of them, which is no mail provider's.
     */
    public boolean isLikely(MailAddress address) {
        return address.isUsable()
                && !contains(address)
                && !SharedDomain.isShared(address.domain())
                && addresses.stream().anyMatch(own -> own.indexOf('@') > 0 && own.endsWith("@" + address.domain()));
    }

    /**
     * The mail as somebody wrote it to the operator: without a list of their own that passed it on, such as the group behind an office
     * address, and without a Reply-To of their own, which lists and some programs set.
     */
    public Mail asWritten(Mail mail) {
        return answeredToOthers(withoutOwnList(mail));
    }

    private Mail answeredToOthers(Mail mail) {
        OwnAddresses all = and(mail.origin().deliveredTo());
        boolean others = mail.sender().filter(from -> !all.contains(from)).isPresent();
        return others && all.containsAny(mail.people().replyTo())
                ? mail.repliedTo(mail.people().replyTo().stream()
                        .filter(address -> !all.contains(address))
                        .toList())
                : mail;
    }

    /** A list in a domain of theirs may be one that they did not name; then what it sends of itself is no letter of a stranger. */
    private Mail withoutOwnList(Mail mail) {
        Optional<PassedOn> own = mail.origin().passedOn().filter(list -> list.isBy(this::isOfHouse));
        return own.map(list -> mail.passedOnBy(list, writers(mail, list)))
                .filter(written -> own.get().isBy(this::names)
                        || written.sender().filter(this::isLikely).isEmpty())
                .orElse(mail);
    }

    private List<MailAddress> writers(Mail mail, PassedOn list) {
        return mail.sender().filter(this::isOfHouse).isPresent()
                ? list.writers().stream().filter(writer -> !isOfHouse(writer)).toList()
                : List.of();
    }

    private boolean isOfHouse(MailAddress address) {
        return names(address) || isLikely(address);
    }

    /** Whether it is one of theirs by its domain: a bare name of a login is anybody's in another one. */
    private boolean names(MailAddress address) {
        return addresses.contains(address.address().toLowerCase(Locale.ROOT))
                || addresses.contains("@" + address.domain());
    }

    boolean containsAny(List<MailAddress> list) {
        return list.stream().anyMatch(this::contains);
    }

    /** These and the addresses that servers noted when they delivered a mail into the mailbox. */
    OwnAddresses and(List<MailAddress> deliveredTo) {
        return new OwnAddresses(Stream.concat(
                        addresses.stream(),
                        deliveredTo.stream().map(address -> address.address().toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet()));
    }
}
