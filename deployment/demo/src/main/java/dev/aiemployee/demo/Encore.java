package dev.aiemployee.demo;

import dev.aiemployee.demo.witness.RawMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** After the story ({@code --keep}): the person at the keyboard is the operator, and writes mails as a visitor too. */
final class Encore {
    private final Stage stage;
    private final Narrator narrator;
    private int shown;

    Encore(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    /** Goes on until the input ends. */
    void play(BufferedReader keyboard) {
        invite();
        try {
            for (String line = keyboard.readLine(); line != null; line = keyboard.readLine()) {
                if (!line.isBlank()) {
                    stage.mail().deliver(Cast.OWNER, letter(line.strip()));
                    narrator.say("a mail from " + Cast.VISITOR + " has arrived; its draft will be in"
                            + " Pending_Approval/email/ in a few seconds");
                }
                showAnswers();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading the keyboard", e);
        }
    }

    private void invite() {
        String options = " --env-file " + stage.local().envFile();
        narrator.line("");
        narrator.line("Both agents go on running. You are the operator now:");
        narrator.line("");
        narrator.line("  vault     " + stage.vault());
        narrator.line("            open it in Obsidian (Open folder as vault), or in any editor");
        narrator.line("  mail      type a line and press Enter: it arrives as a mail from " + Cast.VISITOR);
        narrator.line("  decide    drag the draft to Approved/email/ or Rejected/email/, or tick - [x] Approve,");
        narrator.line("            or set status: approved; change the text under ## Draft first if you like");
        narrator.line("  command   java -jar " + stage.local().jar() + " pending" + options);
        narrator.line("  answers   press Enter alone: shows what was sent to " + Cast.VISITOR);
        narrator.line(
                "  logs      " + stage.cloud().log() + "  " + stage.local().log());
        narrator.line("  end       Ctrl-D or Ctrl-C");
        narrator.line("");
    }

    private void showAnswers() {
        List<RawMail> answers = stage.inbox(Cast.VISITOR);
        for (RawMail answer : answers.subList(shown, answers.size())) {
            narrator.say(answer.toString());
            narrator.quote(answer.text().lines().toList());
        }
        shown = answers.size();
    }

    private static byte[] letter(String text) {
        String head = String.join(
                "\r\n",
                "From: Ben Visitor <" + Cast.VISITOR + ">",
                "To: " + Cast.OWNER,
                "Subject: A question of a visitor",
                "Message-ID: <" + UUID.randomUUID() + "@visitor.example>",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: 8bit");
        return (head + "\r\n\r\n" + text + "\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
