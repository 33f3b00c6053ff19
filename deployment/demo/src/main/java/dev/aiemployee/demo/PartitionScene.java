package dev.aiemployee.demo;

import dev.aiemployee.demo.process.AgentProgram;
import dev.aiemployee.demo.process.Command;

/** The cloud agent refuses to run on a machine that could send mail. */
final class PartitionScene implements Scene {
    private static final int FIX_YOUR_CONFIGURATION = 2;

    private final Stage stage;
    private final Narrator narrator;

    PartitionScene(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
    }

    @Override
    public String title() {
        return "Somebody puts the sending password on the cloud machine";
    }

    @Override
    public void play() {
        AgentProgram cloud = stage.cloud();
        AgentProgram mistaken = new AgentProgram(
                cloud.name(), cloud.jar(), EnvFiles.withSendingPassword(cloud.envFile()), cloud.home());
        Command.Result result = mistaken.runCli("run");
        String said = result.text() + result.errors();
        narrator.quote(said.strip().lines().toList());
        narrator.same("cloud-agent does not start: exit code 2", result.exitCode(), FIX_YOUR_CONFIGURATION);
        narrator.check("it names SMTP_PASSWORD", said.contains("SMTP_PASSWORD"), () -> said);
        narrator.check("it never shows the value", !said.contains(Cast.OWNER.password()), () -> "the password");
    }
}
