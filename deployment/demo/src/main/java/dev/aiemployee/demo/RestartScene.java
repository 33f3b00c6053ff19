package dev.aiemployee.demo;

import dev.aiemployee.demo.Casebook.Case;
import dev.aiemployee.demo.process.AgentProcess;
import dev.aiemployee.demo.process.AgentProgram;
import dev.aiemployee.demo.process.Command;
import dev.aiemployee.demo.witness.NoteText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Both agents are stopped and started again: they know what they have done. */
final class RestartScene implements Scene {
    private final Stage stage;
    private final Narrator narrator;
    private final Casebook casebook;

    RestartScene(Stage stage, Narrator narrator, Casebook casebook) {
        this.stage = stage;
        this.narrator = narrator;
        this.casebook = casebook;
    }

    @Override
    public String title() {
        return "Both agents are stopped and started again: nothing happens twice";
    }

    @Override
    public void play() {
        for (AgentProcess agent : stage.running()) {
            int code = stage.stop(agent);
            narrator.check(agent.name() + " stops when it is asked to", code == 0 || code == 143, () -> code);
        }
        restart(stage.cloud());
        restart(stage.local());
        narrator.same("no mail was sent a second time", stage.answers(), Casebook.expectedAnswers());
        List<String> waiting = stage.remote().notes("Pending_Approval");
        narrator.same("no mail was read a second time: nothing waits", waiting, List.of());
        narrator.same(
                "no task came back",
                casebook.all().stream()
                        .map(Case::source)
                        .filter(id ->
                                stage.remote().notes("Needs_Action").toString().contains(id))
                        .toList(),
                List.of());
        narrator.say("local-agent status");
        Command.Result status = stage.local().runCli("status").orThrow();
        narrator.quote(status.lines());
    }

    private void restart(AgentProgram program) {
        String before = lastPull(program);
        stage.start(program);
        stage.patience()
                .until(
                        program.name() + " has finished a cycle",
                        () -> !lastPull(program).equals(before));
    }

    private static String lastPull(AgentProgram program) {
        Path state = program.home().resolve("vault/.git_sync_state.md");
        try {
            return new NoteText(Files.readString(state))
                    .value("last_pull_timestamp")
                    .orElse("");
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + state, e);
        }
    }
}
