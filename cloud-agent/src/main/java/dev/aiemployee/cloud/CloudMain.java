package dev.aiemployee.cloud;

/** The cloud agent's program: {@code java -jar cloud-agent.jar COMMAND}. */
public final class CloudMain {
    private CloudMain() {}

    public static void main(String[] arguments) {
        System.exit(CloudWiring.onThisMachine().commandLine().execute(arguments));
    }
}
