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
    /** The families that are local's alone, whatever the rest of the name says; an account's own prefix may stand before SMTP. */
    private static final Pattern LOCAL_ONLY = Pattern.compile(
            "(.+_)?SMTPS?(_.+)?|SMTPS?(URL|URI|USER|USERNAME|HOST|SERVER|RELAY|AUTH).*|(BANK|BANKING|FINTS|HBCI|PAYMENT|LINKEDIN|FACEBOOK|INSTAGRAM|THREADS|TIKTOK|MASTODON|BSKY|BLUESKY|TWITTER"
                    + "|X(?!_FORWARDED)|SENDMAIL|POSTMARK|MAILGUN|MAILJET|SENDGRID|BREVO|PAYPAL|STRIPE|BRAINTREE|KLARNA|MOLLIE|ADYEN)_.+"
                    + "|WHATSAPP_SESSION_PATH|ODOO_(PASSWORD|PASS|PW|API_KEY|LOGIN|USER)");

    /** A word that names a credential by itself, also at the end of a compound such as {@code PGPASSWORD}. */
    private static final Pattern SECRET_WORD = Pattern.compile(
            ".*(PASSWORD|PASSWD|PASSPHRASE|PASSCODE|PASSWORT|KENNWORT|WACHTWOORD|CONTRASENA|SENHA|SECRET|TOKEN|APIKEY|CREDENTIAL|COOKIE)S?"
                    + "|.*(PASS|PWD|KEY)(FILE)?|.*(PSWD|PWORD|PASSWRD)|PSW|PASSE|MDP|[A-Z]*PW[0-9]*|CREDS?|KEYS|BEARER|SESSIONS?|AUTH|PIN|SEED|T?OTP|SK|LOGIN|B64|BASE64");

    /** A word that names one only at the end of a name. */
    private static final Set<String> AT_THE_END = Set.of("ACCESS", "REFRESH", "PAT");

    /** Words that only end like one. */
    private static final Set<String> OTHER_WORDS =
            Set.of("ASKPASS", "BYPASS", "COMPASS", "PASSTHROUGH", "MONKEY", "HOTKEY", "TURNKEY", "OLDPWD");

    /** What makes a key or a session one of the system's own when it stands before it. */
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "PATH",
            "SORT",
            "PRIMARY",
            "FOREIGN",
            "PARTITION",
            "CACHE",
            "COMPOSE",
            "LEADER",
            "META",
            "SHELL",
            "DBUS",
            "DESKTOP",
            "XDG",
            "KDE",
            "GNOME",
            "TERM",
            "ITERM",
            "WT",
            "ZELLIJ",
            "TMUX",
            "WAYLAND",
            "KONSOLE",
            "LOGIN",
            "BYOBU",
            "SCREEN",
            "VTE");

    /** Set by the system for every process of a login or a unit; they name sockets, folders and numbers. */
    private static final Set<String> HARMLESS = Set.of(
            "CREDENTIALS_DIRECTORY",
            "OLDPWD",
            "PWD",
            "SESSION_MANAGER",
            "SSH_AUTH_SOCK",
            "PASS_THROUGH",
            "GPG_KEY_ID",
            "LOGIN_SHELL");

    private static final List<String> HARMLESS_FAMILIES = List.of("XDG_SESSION_", "DBUS_SESSION_BUS_", "KDE_SESSION_");

    private CredentialNames() {}

    /** Why the cloud must not have a variable of this name; empty when it may. */
    static Optional<String> refusal(String name) {
        String upper = spelled(name);
        if (LOCAL_ONLY.matcher(upper).matches()) {
            return Optional.of("belongs to the local agent only");
        }
        return isSuspicious(upper)
                ? Optional.of("looks like a credential that the cloud agent does not know")
                : Optional.empty();
    }

    /** Whether the name alone says that the value is a credential. */
    static boolean isSuspicious(String name) {
        String upper = spelled(name).replaceAll("(?<=[A-Z]{3})[0-9]{1,2}(?=_|$)", "");
        return !isHarmless(upper) && holdsSecretWord(upper);
    }

    private static boolean isHarmless(String upper) {
        return HARMLESS.contains(upper) || HARMLESS_FAMILIES.stream().anyMatch(upper::startsWith);
    }

    private static boolean holdsSecretWord(String upper) {
        String[] words = upper.split("[^A-Z0-9]+", -1);
        for (int i = 0; i < words.length; i++) {
            boolean system = i > 0 && OF_THE_SYSTEM.contains(words[i - 1]) && words[i].matches("KEY|SESSION");
            boolean secret = SECRET_WORD.matcher(words[i]).matches() && !OTHER_WORDS.contains(words[i]) && !system;
            if (secret || (i > 0 && i == words.length - 1 && AT_THE_END.contains(words[i]))) {
                return true;
            }
        }
        return false;
    }

    /** {@code odooPassword} and {@code mail.smtp.pass} are names as well. */
    private static String spelled(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
                .replace('.', '_')
                .replace('-', '_')
                .toUpperCase(Locale.ROOT);
    }
}
