package dev.aiemployee.local;

/** The local agent's program: {@code java -jar local-agent.jar COMMAND}. */
public final class LocalMain {
    private LocalMain() {}

    public static void main(String[] arguments) {
        System.exit(LocalWiring.onThisMachine().commandLine().execute(arguments));
    }
}
