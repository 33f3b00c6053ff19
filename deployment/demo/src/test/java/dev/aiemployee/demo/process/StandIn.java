package dev.aiemployee.demo.process;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Stands in for an agent: packed into a jar by the test and started as a process. */
final class StandIn {
    private StandIn() {}

    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (args[0].equals("run")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> out.println("stopping")));
            out.println("ready");
            new CountDownLatch(1).await();
        }
        out.println(Arrays.toString(args));
        System.getenv().forEach((name, value) -> out.println(name + "=" + value));
        System.err.println("an error");
        System.exit(3);
    }
}
