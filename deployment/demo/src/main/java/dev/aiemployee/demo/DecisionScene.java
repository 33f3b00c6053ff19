package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.process.Command;
import dev.aiemployee.demo.witness.NoteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The operator decides in four ways; a fifth, the property {@code status}, is an edit like the check box. */
final class DecisionScene implements Scene {
    /** What the operator says no with; it has to be found in the vault again. */
    static final String REASON = "Chloé: the invoice says 480 €, I call her";

    /** Everything in a text that a mail could lose: dots, blanks, headings, quotes, length, signs. */
    static final String EDITED = String.join(
            "\n",
            "Dear Anna,",
            "",
            "thank you – I warm up the bowl on page 12 and send you a new page tomorrow. 😀",
            "",
            "## What I change",
            "",
            "- the glaze: from „mud“ to honey",
            "> the line of yours that I quote",
            "From here on only small things follow:",
            ".",
            "..and a line that ends in a blank: ",
            "one very long line, " + "which no mail server may break or cut, ".repeat(30) + "to its end",
            "",
            "Greetings from Lübeck",
            "Mara");

    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;

    DecisionScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
    }

    @Override
    public String title() {
        return "The operator decides: three yes, one no, one of them in other words";
    }

    @Override
    public void play() {
        drag(casebook.of(Mail.HTML_ONLY));
        casebook.put(editAndTick(casebook.of(Mail.AWKWARD_SUBJECT)));
        reject(casebook.of(Mail.WRONG_CHARSET));
        approve(casebook.of(Mail.URGENT));
    }

    private void drag(Case dragged) {
        Path from = stage.vault().resolve(dragged.pending());
        Path to = stage.vault().resolve("Approved/email/" + dragged.draft() + ".md");
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException("dragging " + from + " to " + to, e);
        }
        narrator.say("yes to Tom, by dragging the note to Approved/email/");
    }

    private Case editAndTick(Case edited) {
        Path note = stage.vault().resolve(edited.pending());
        try {
            NoteText other = new NoteText(Files.readString(note)).withDraft(EDITED);
            Files.writeString(note, other.text());
            narrator.say(
                    "Anna's draft is rewritten in the editor: " + EDITED.lines().count() + " lines");
            Patience.pause(stage.pace().breath());
            Files.writeString(note, other.ticked("Approve").text());
        } catch (IOException e) {
            throw new UncheckedIOException("editing " + note, e);
        }
        narrator.say("yes to Anna, by ticking  - [x] Approve");
        return edited.withText(EDITED);
    }

    private void reject(Case rejected) {
        Command.Result result = stage.local().runCli("reject", rejected.draft(), "--reason", REASON);
        narrator.say("no to Chloé: local-agent reject " + rejected.draft() + " --reason \"" + REASON + "\"");
        narrator.quote(result.orThrow().lines());
    }

    private void approve(Case approved) {
        Command.Result result = stage.local().runCli("approve", approved.draft());
        narrator.say("yes to Priya: local-agent approve " + approved.draft());
        narrator.quote(result.orThrow().lines());
    }
}
