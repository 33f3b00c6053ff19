package dev.aiemployee.demo;

import dev.aiemployee.demo.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Local makes the vault and publishes it, the cloud clones it. */
final class VaultScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;

    VaultScene(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    @Override
    public String title() {
        return "A Git host, a mail house, and one vault for two agents";
    }

    @Override
    public void play() {
        narrator.say("git     " + stage.git().url() + "  (keys only, no forced push, no deletion)");
        narrator.say("mail    smtp://127.0.0.1:" + stage.mail().smtpPort() + "  imap://127.0.0.1:"
                + stage.mail().imapPort());
        narrator.same("the repository is empty", stage.remote().refs(), List.of());

        narrator.say("local-agent init");
        narrator.quote(stage.local().runCli("init").orThrow().lines());
        narrator.same("the repository holds one branch, main", stage.remote().refs(), List.of("refs/heads/main"));
        List<String> notes = stage.remote().notes("");
        for (String note : List.of("Dashboard.md", "Company_Handbook.md", "Business_Goals.md")) {
            narrator.check("native git finds " + note + " in it", notes.contains(note), () -> notes);
        }

        narrator.say("cloud-agent init");
        narrator.quote(stage.cloud().runCli("init").orThrow().lines());
        String tip = stage.remote().tip().orElse("nothing");
        narrator.same("the cloud's clone is at the same commit", head(stage.cloudVault()), tip);
        narrator.same("and so is the operator's", head(stage.vault()), tip);
        introduce();
    }

    /** The operator knows who writes in this story: nobody is asked twice because of a stranger. */
    private void introduce() {
        Path handbook = stage.vault().resolve("Company_Handbook.md");
        StringBuilder rows = new StringBuilder();
        for (Mail mail : Mail.values()) {
            if (mail != Mail.NEWSLETTER) {
                rows.append("| ")
                        .append(mail.name().toLowerCase(Locale.ROOT))
                        .append(" | ")
                        .append(mail.sender());
                rows.append(" | | | |\n");
            }
        }
        try {
            String text = Files.readString(handbook);
            int row = text.indexOf("| Anna Berger");
            Files.writeString(handbook, text.substring(0, row) + rows + text.substring(row));
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + handbook, e);
        }
        narrator.say("the operator adds the senders to the contacts in Company_Handbook.md");
    }

    private static String head(Path clone) {
        return Command.git(clone, "rev-parse", "HEAD").run().orThrow().text().strip();
    }
}
