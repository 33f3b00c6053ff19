package dev.aiemployee.core.daemon;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where programs that send or fetch mail keep their logins, by their manuals: the place below the home folder or below {@code /etc}, and
 * what says that there is a login. A program that asks another one for the password counts: who has the account has that one too.
 */
final class MailLoginFiles {
    private static final String ADDRESS = "(?:[^#;\\n]*)://[^/@\\s:]+:[^/@\\s]+@";

    private static final Pattern MUTT =
            saysOrAddresses("set +\"?(smtp|imap|pop)_(pass|oauth_refresh_command)|set +smtp_url|set +my_pass\\w*");

    private static final Pattern MSMTP = says("password|passwordeval");

    private static final Pattern S_NAIL = saysOrAddresses("set +[^#\\n]*(smtp-auth-password|password[\\w@.-]*)");

    /** Files that are there for a login alone. */
    static final List<String> FILES = List.of(
            ".authinfo.gpg",
            ".netrc.gpg",
            ".pine-passfile",
            ".alpine.pwd",
            ".claws-mail/passwordstorerc",
            ".config/mailtransports");

    static final Map<String, Pattern> SETTINGS = Map.ofEntries(
            Map.entry(".msmtprc", MSMTP),
            Map.entry(".config/msmtp/config", MSMTP),
            Map.entry(".esmtprc", says("password")),
            Map.entry(".config/esmtprc", says("password")),
            Map.entry(".mailrc", S_NAIL),
            Map.entry(".s-nailrc", S_NAIL),
            Map.entry(".swaksrc", says("-*(auth-password|ap|auth|a)")),
            Map.entry(".muttrc", MUTT),
            Map.entry(".neomuttrc", MUTT),
            Map.entry(".mbsyncrc", says("pass|passcmd")),
            Map.entry(".config/isyncrc", says("pass|passcmd")),
            Map.entry(".offlineimaprc", says("remotepass|remotepasseval|remotepassfile")),
            Map.entry(".config/offlineimap/config", says("remotepass|remotepasseval|remotepassfile")),
            Map.entry(".fetchmailrc", says("(?:[^#\\n]*\\s)?pass(?:word)?")),
            Map.entry(".himalayarc", himalaya()),
            Map.entry(".config/himalaya.toml", himalaya()),
            Map.entry(".claws-mail/accountrc", says("(?:smtp_)?password")),
            Map.entry(".config/meli/config.toml", says("server_password(?:_command)?|password")));

    /** Folders whose files are settings, under any name: what one of them includes lies there too. */
    static final Map<String, Pattern> FOLDERS = Map.of(
            ".mutt",
            MUTT,
            ".config/mutt",
            MUTT,
            ".config/neomutt",
            MUTT,
            ".neomutt",
            MUTT,
            ".config/aerc",
            saysOrAddresses("(?:source|outgoing)-cred-cmd"),
            ".config/himalaya",
            himalaya(),
            ".getmail",
            says("password|password_command"),
            ".config/getmail",
            says("password|password_command"));

    /** Stores of passwords: folders, and the names of files that hold some. */
    static final Map<String, Pattern> STORES = Map.of(
            ".thunderbird", Pattern.compile("logins\\.json|signons.*\\.(sqlite|txt)"),
            ".icedove", Pattern.compile("logins\\.json"),
            "snap/thunderbird/common/.thunderbird", Pattern.compile("logins\\.json"),
            ".var/app/org.mozilla.Thunderbird/.thunderbird", Pattern.compile("logins\\.json"),
            ".password-store", Pattern.compile(".*\\.(gpg|age)"),
            ".local/share/gopass", Pattern.compile(".*\\.(gpg|age)"),
            ".local/share/keyrings", Pattern.compile("(?!login\\.keyring$|default$).*\\.keyring"),
            ".local/share/kwalletd", Pattern.compile(".*\\.kwl"));

    /** Below {@code /etc}, where this account can read them. */
    static final Map<String, Pattern> SYSTEM = Map.ofEntries(
            Map.entry("postfix/sasl_passwd", row("\\S+\\s+[^:\\s]+:\\S+")),
            Map.entry("postfix/sasl/sasl_passwd", row("\\S+\\s+[^:\\s]+:\\S+")),
            Map.entry("exim4/passwd.client", row("[^:\\s]+:[^:\\n]+:\\S+")),
            Map.entry("exim/passwd.client", row("[^:\\s]+:[^:\\n]+:\\S+")),
            Map.entry("nullmailer/remotes", row(".*--(?:pass|user|auth-login).*")),
            Map.entry("dma/auth.conf", row("[^|\\s]+\\|[^:\\s]+:\\S+")),
            Map.entry("ssmtp/ssmtp.conf", says("authpass")),
            Map.entry("msmtprc", MSMTP),
            Map.entry("esmtprc", says("password")),
            Map.entry("mail/authinfo", row(".*\"P[:=][^\"]+\".*")),
            Map.entry("mail/secrets", row("\\S+\\s+[^:\\s]+:\\S+")),
            Map.entry("smtpd/secrets", row("\\S+\\s+[^:\\s]+:\\S+")),
            Map.entry("s-nail.rc", S_NAIL),
            Map.entry("mail.rc", S_NAIL),
            Map.entry("odoo/odoo.conf", says("smtp_password")));

    private MailLoginFiles() {}

    private static Pattern himalaya() {
        return says("[\\w.-]*(?:raw|cmd|command|keyring|client-secret|passw(?:or)?d)");
    }

    /** A line that sets one of these names to something. */
    static Pattern says(String names) {
        return Pattern.compile("(?im)^[ \\t]*(?:" + names + ")[ \\t]*[=: \\t][ \\t]*\\S");
    }

    /** The same, or an address with a password in it. */
    private static Pattern saysOrAddresses(String names) {
        return Pattern.compile(says(names).pattern() + "|^" + ADDRESS);
    }

    private static Pattern row(String form) {
        return Pattern.compile("(?m)^[ \\t]*(?!#)" + form);
    }
}
