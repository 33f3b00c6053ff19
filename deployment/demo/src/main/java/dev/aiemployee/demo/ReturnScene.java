package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.process.Command;
import java.util.List;
import java.util.Optional;

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
                        "every draft in the operator's vault, as it was published",
                        () -> casebook.all().stream().allMatch(this::isAsPublished));
        narrator.check("every draft lies in the operator's vault, as it was published", true, () -> drafts);
        String dashboard = stage.patience()
                .await(
                        "a Dashboard on this machine that links all four drafts",
                        () -> Optional.of(stage.read("Dashboard.md"))
                                .filter(page -> drafts.stream().allMatch(draft -> isLinked(page, draft))));
        narrator.check("the Dashboard links each of them", true, () -> dashboard);

        narrator.say("local-agent pending");
        Command.Result pending = stage.local().runCli("pending").orThrow();
        narrator.quote(pending.lines());
        String all = stage.local().runCli("pending", "--json").orThrow().text();
        narrator.check("it lists the same four", drafts.stream().allMatch(all::contains), pending::text);
    }

    private boolean isAsPublished(Case waiting) {
        String here = stage.read(waiting.pending());
        return !here.isEmpty() && here.equals(stage.remote().find(waiting.pending()));
    }

    private static boolean isLinked(String page, String draft) {
        return page.lines().anyMatch(line -> line.contains("[[") && line.contains(draft) && line.contains("]]"));
    }
}
