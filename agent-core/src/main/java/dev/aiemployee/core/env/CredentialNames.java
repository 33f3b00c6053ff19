package dev.aiemployee.core.env;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which names of environment variables stand for a credential that must not be on the cloud machine. Errs on the side of
 * refusing, except for what login shells, desktops, systemd and SSH set by themselves.
 */
final class CredentialNames {
    /** The families that are local's alone, whatever the rest of the name says. */
    private static final Pattern LOCAL_ONLY =
            Pattern.compile("(SMTP|BANK|PAYMENT|LINKEDIN|FACEBOOK|INSTAGRAM|TWITTER|X)_.+"
                    + "|WHATSAPP_SESSION_PATH|ODOO_PASSWORD|ODOO_API_KEY");

    /** A word that names a credential by itself, also at the end of a compound such as {@code PGPASSWORD}. */
    private static final Pattern SECRET_WORD = Pattern.compile(
            ".*(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|APIKEY|CREDENTIAL|COOKIE)S?|PASS|PWD|CREDS?|KEYS?|BEARER|SESSIONS?|PAT");

    /** Set by the system for every process of a login or a unit; they name sockets, folders and numbers. */
    private static final Set<String> HARMLESS = Set.of(
            "CREDENTIALS_DIRECTORY",
            "DESKTOP_SESSION",
            "GNOME_DESKTOP_SESSION_ID",
            "ITERM_SESSION_ID",
            "OLDPWD",
            "PWD",
            "SESSION_MANAGER",
            "TERM_SESSION_ID",
            "WT_SESSION",
            "ZELLIJ_SESSION_NAME");

    private static final List<String> HARMLESS_FAMILIES = List.of("XDG_SESSION_", "DBUS_SESSION_BUS_", "KDE_SESSION_");

    private CredentialNames() {}

    /** Why the cloud must not have a variable of this name; empty when it may. */
    static Optional<String> refusal(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        if (LOCAL_ONLY.matcher(upper).matches()) {
            return Optional.of("belongs to the local agent only");
        }
        return isSuspicious(upper)
                ? Optional.of("looks like a credential that the cloud agent does not know")
                : Optional.empty();
    }

    /** Whether the name alone says that the value is a credential. */
    static boolean isSuspicious(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return !isHarmless(upper) && holdsSecretWord(upper);
    }

    private static boolean isHarmless(String upper) {
        return HARMLESS.contains(upper) || HARMLESS_FAMILIES.stream().anyMatch(upper::startsWith);
    }

    private static boolean holdsSecretWord(String upper) {
        return Pattern.compile("[^A-Z0-9]+")
                .splitAsStream(upper)
                .anyMatch(word -> SECRET_WORD.matcher(word).matches());
    }
}
