package dev.aiemployee.core.handbook;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Set;

/**
 * Domains under which anybody can have an address: public suffixes (publicsuffix.org, as kept by Guava) and the large mail providers.
 * Such a domain tells nothing about who writes. Pure.
 */
public final class SharedDomain {
    private static final Set<String> PROVIDERS = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "hotmail.co.uk",
            "hotmail.fr",
            "hotmail.de",
            "live.com",
            "msn.com",
            "yahoo.com",
            "yahoo.co.uk",
            "yahoo.fr",
            "yahoo.de",
            "ymail.com",
            "aol.com",
            "icloud.com",
            "me.com",
            "mac.com",
            "gmx.com",
            "gmx.de",
            "gmx.net",
            "gmx.at",
            "gmx.ch",
            "web.de",
            "freenet.de",
            "t-online.de",
            "posteo.de",
            "mailbox.org",
            "proton.me",
            "protonmail.com",
            "tutanota.com",
            "fastmail.com",
            "zoho.com",
            "mail.com",
            "orange.fr",
            "wanadoo.fr",
            "free.fr",
            "laposte.net",
            "libero.it",
            "virgilio.it",
            "bluewin.ch",
            "qq.com",
            "163.com",
            "mail.ru",
            "yandex.ru");

    private SharedDomain() {}

    /**
     * Whether two addresses of it may be two people's who have nothing to do with each other.
     *
     * @param domain in its ASCII form
     */
    public static boolean isShared(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return PROVIDERS.contains(lower)
                || (InternetDomainName.isValid(lower)
                        && InternetDomainName.from(lower).isPublicSuffix());
    }
}
