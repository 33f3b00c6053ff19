package dev.aiemployee.demo;

import java.util.List;

/**
 * The platinum demo: mail arrives while the local machine is off, the cloud drafts, the local machine comes back, the
 * operator decides, local sends, and all of it can be read afterwards.
 */
final class Story {
    private final Stage stage;
    private final Narrator narrator;
    private final List<Scene> scenes;

    Story(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
        Casebook casebook = new Casebook();
        this.scenes = List.of(
                new VaultScene(stage, narrator),
                new PartitionScene(stage, narrator),
                new ArrivalScene(stage, narrator),
                new DraftScene(stage, narrator, casebook),
                new ReturnScene(stage, narrator, casebook),
                new DecisionScene(stage, narrator, casebook),
                new DeliveryScene(stage, narrator, casebook),
                new RecordScene(stage, narrator, casebook),
                new RestartScene(stage, narrator, casebook),
                new HistoryScene(stage, narrator));
    }

    /** Plays every scene in order. @throws StoryFailed at the first that is wrong */
    void tell() {
        for (Scene scene : scenes) {
            narrator.beginScene(scene.title());
            scene.play();
            narrator.endScene();
            Patience.pause(stage.pace().breath());
        }
        narrator.end();
    }
}
