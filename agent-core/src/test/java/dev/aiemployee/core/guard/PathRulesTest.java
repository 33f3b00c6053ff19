package dev.aiemployee.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "thumbs.db",
                "odoo_backups/2026.md",
                "ODOO_BACKUPS/x.csv",
                "node_modules/a/readme.md",
                "to\u212aen.json",
                "\u200c.env",
                "\uff0e\uff45\uff4e\uff56",
                "Notes/\uff29\uff24_rsa",
                "server.\uff50\uff45\uff4d",
                "a\\.env"
            })
    void aNameThatStandsForSecretsIsRefusedInEverySpelling(String path) {
        assertThat(PathRules.refusal(path)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Notes/environment.md",
                "sessions.md",
                "My session.md",
                "keys.md",
                "Monkey.md",
                "token.md",
                "ideas.md",
                "idea_1.md",
                "credentials.md",
                "database.csv",
                "odoo_backups.md",
                "Notes/pem.md",
                "a.keynote.pdf"
            })
    void anOrdinaryNameIsNot(String path) {
        assertThat(PathRules.refusal(path)).isEmpty();
    }
}
