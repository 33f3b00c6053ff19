package dev.aiemployee.local.reliability;

import dev.aiemployee.core.reliability.LongRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The long run behind {@code ./reliability sends}: every moment of a sending in turn, in parts of one seed each. */
final class SendRun {
    private static final int KILLS_A_PART = 4;

    private SendRun() {}

    /** Arguments: folder for progress, how many kills. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        int wanted = Integer.parseInt(arguments[1]);
        boolean held;
        try (MailHost host = MailHost.start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(host::close));
            System.out.println("mail server: " + host.name());
            held = new LongRun(folder, "sends-" + wanted)
                    .parts("kills while sending", wanted, KILLS_A_PART, (part, seed) -> sends(part, seed, host));
        }
        System.exit(held ? 0 : 1);
    }

    private static String sends(Path folder, int seed, MailHost host) {
        try (SendKills kills = new SendKills(folder, host, seed)) {
            SendKills.Count count = kills.run(
                    moments(seed), "s" + seed + "-" + ProcessHandle.current().pid());
            return (count.wrong().isEmpty() ? "ok " : "FAILED ") + count;
        }
    }

    /** Each moment once in three parts, in an order of the seed. */
    private static List<SendKills.Moment> moments(int seed) {
        SendKills.Moment[] all = SendKills.Moment.values();
        List<SendKills.Moment> moments = new ArrayList<>();
        for (int kill = 0; kill < KILLS_A_PART; kill++) {
            moments.add(all[((seed - 1) * KILLS_A_PART + kill) % all.length]);
        }
        Collections.shuffle(moments, new Random(seed));
        return moments;
    }
}
