package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.process.Command;
import java.util.List;

/** The local machine is switched on and shows what waits. */
final class ReturnScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;

    ReturnScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
    }

    @Override
    public String title() {
        return "The local machine comes back and shows what waits for a decision";
    }

    @Override
    public void play() {
        List<String> drafts = casebook.all().stream().map(Case::draft).toList();
        stage.start(stage.local());
        stage.patience()
                .until(
                        "the Dashboard on this machine names all four drafts",
                        () -> drafts.stream().allMatch(dashboard()::contains));
        narrator.check(
                "every draft lies in the operator's vault, as it was published",
                casebook.all().stream().allMatch(this::isAsPublished),
                () -> drafts);
        narrator.check("the Dashboard links each of them", drafts.stream().allMatch(this::isLinked), this::dashboard);

        narrator.say("local-agent pending");
        Command.Result pending = stage.local().runCli("pending").orThrow();
        narrator.quote(pending.lines());
        narrator.check("it lists the same four", drafts.stream().allMatch(pending.text()::contains), pending::text);
    }

    private boolean isAsPublished(Case waiting) {
        return stage.read(waiting.pending()).equals(stage.remote().show(waiting.pending()));
    }

    private boolean isLinked(String draft) {
        return dashboard().lines().anyMatch(line -> line.contains("[[") && line.contains(draft) && line.contains("]]"));
    }

    private String dashboard() {
        return stage.read("Dashboard.md");
    }
}
