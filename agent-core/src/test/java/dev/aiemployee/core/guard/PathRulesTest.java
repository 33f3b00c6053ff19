package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

public class PathRulesTest {
    /** Refused by the guard and by the hook of `git commit`. */
    public static final List<String> REFUSED = List.of(
            ".env",
            ".env.local",
            "Notes/.env.md",
            ".ENV",
            "whatsapp.session",
            "a/b.Session.json",
            "credentials.json",
            "Credentials.JSON",
            "token.json",
            "token_gmail.json",
            "server.pem",
            "Keys/deploy.KEY",
            "id_rsa",
            "id_ed25519.pub",
            "Notes/id_card.md",
            ".secrets/a.md",
            "a/.Secrets/b.md",
            "ledger.sqlite",
            "places.sqlite3",
            "places.sqlite-wal",
            "thumbs.db",
            "chat.db-journal",
            "odoo_backups/2026.md",
            "Mine/ODOO_BACKUPS/x.csv",
            "node_modules/a/readme.md",
            "elster.pfx",
            "Bank/signature.p12",
            "AuthKey_2X9R4HXF34.p8",
            "old.pkcs12",
            "putty.ppk",
            "android.jks",
            "release.keystore",
            "Passwords.kdbx",
            "passwords.kdb",
            "safe.psafe3",
            "login.keychain-db",
            "vault.agilekeychain/data.json",
            "export.1pux",
            ".ssh/config",
            "home/.aws/config",
            ".netrc",
            "_netrc",
            ".git-credentials",
            ".npmrc",
            "server.pem.bak",
            "Passwords.kdbx~",
            "elster.pfx.old/readme.md",
            "to\u212aen.json",
            "\u200c.env",
            "\u2060id_rsa",
            "pass\u00adwords.kd\u200bbx",
            "\uff0e\uff45\uff4e\uff56",
            "Notes/\uff29\uff24_rsa",
            "\uff4e\uff4f\uff44\uff45\uff3f\uff4d\uff4f\uff44\uff55\uff4c\uff45\uff53/x.md",
            "\uff29\uff24\uff3frsa.md",
            "server.\uff50\uff45\uff4d",
            "x.\uff50\uff11\uff12");

    /** Refused by neither. */
    public static final List<String> ORDINARY = List.of(
            "Notes/environment.md",
            "sessions.md",
            "My session.md",
            "keys.md",
            "Monkey.md",
            "token.md",
            "ideas.md",
            "idea_1.md",
            "my id_card.md",
            "credentials.md",
            "database.csv",
            "db/x.md",
            "odoo_backups.md",
            "Notes/pem.md",
            "a.key.md",
            "a.keynote.pdf",
            "keystore.md",
            "p12 form.pdf",
            "ssh/config.md",
            "netrc.md",
            "notes.bak",
            "draft.md~",
            "\u6d4b\u8bd5\uff08\uff11\uff09.md",
            "\u00fcbung.md");

    @ParameterizedTest
    @FieldSource("REFUSED")
    void aNameThatStandsForSecretsIsRefusedInEverySpelling(String path) {
        assertThat(PathRules.refusal(path)).isPresent();
    }

    @ParameterizedTest
    @FieldSource("ORDINARY")
    void anOrdinaryNameIsNot(String path) {
        assertThat(PathRules.refusal(path)).isEmpty();
    }
}
