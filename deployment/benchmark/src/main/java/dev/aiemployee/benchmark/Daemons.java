package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * S9, S10, S11 and S14: the cloud agent's fat jar with the flags of its service file, over SSH, looking at the tip every two
 * seconds. Its clone has 10,000 notes.
 */
final class Daemons implements Bench {
    @Override
    public List<Figure> run(Ground ground) {
        if (!SshHost.isPresent()) {
            return List.of(Figure.skipped("S9", "a daemon over SSH", "no /usr/sbin/sshd here"));
        }
        int notes = ground.size(10_000);
        Path folder = ground.fresh("S9");
        Path bare = ground.vault(notes);
        Path pusher = Contenders.clone(bare, folder.resolve("pusher"));
        try (SshHost host = SshHost.start(folder)) {
            Place place = new Place(Contenders.clone(bare, folder.resolve("vault")), host.url(bare), "cloud");
            AgentJar jar = new AgentJar(ground.root(), place, host.variables());
            jar.run("init");
            List<Figure> figures = new ArrayList<>();
            figures.add(start(jar, ground.rounds(5), notes));
            try (AgentJar.Running daemon = jar.start();
                    Shell shell = new Shell(pusher, Map.of())) {
                daemon.awaitLife();
                figures.add(0, arrival(ground.rounds(10), place.vault(), pusher, shell));
                Pause.of(Duration.ofSeconds(ground.quick() ? 1 : 20));
                Duration watched = Duration.ofSeconds(ground.quick() ? 4 : 60);
                Duration before = daemon.cpu();
                Pause.of(watched);
                double percent = 100.0 * daemon.cpu().minus(before).toMillis() / watched.toMillis();
                figures.add(Figure.atMost(
                        "S11",
                        "memory (RSS) of the idle cloud daemon, " + notes + " notes",
                        daemon.megabytes(),
                        100,
                        "MB"));
                figures.add(Figure.atMost(
                        "S14",
                        "idle CPU over " + watched.toSeconds() + " s, SSH, polling every 2 s, " + notes + " notes",
                        percent,
                        1,
                        "% of one core"));
            }
            return figures;
        }
    }

    private static Figure start(AgentJar jar, int rounds, int notes) {
        Samples seconds = new Samples();
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            jar.run("sync");
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return Figure.atMost(
                "S10", "fat jar `sync` over SSH, start to end, " + notes + " notes", seconds.median(), 1, "s");
    }

    private static Figure arrival(int rounds, Path vault, Path pusher, Shell shell) {
        Samples seconds = new Samples();
        Random random = new Random(9);
        for (int round = 0; round < rounds; round++) {
            Pause.of(Duration.ofMillis(1_000 + random.nextInt(2_000)));
            String note = "Notes/From the other side " + round + ".md";
            Contenders.edit(pusher, note, "Round " + round);
            shell.run("git add -A && git commit -q -m note\n"
                    + "until git push -q origin HEAD:main 2> /dev/null; do git pull -q --rebase || exit; done");
            long start = System.nanoTime();
            while (!Files.exists(vault.resolve(note))) {
                if (System.nanoTime() - start > Duration.ofSeconds(90).toNanos()) {
                    throw new IllegalStateException(note + " did not arrive within 90 s");
                }
                Pause.of(Duration.ofMillis(2));
            }
            seconds.add((System.nanoTime() - start) / 1e9);
        }
        return Figure.atMost(
                "S9",
                "pushed by one side -> on the other's disk, SSH, longest of " + rounds + " (median "
                        + Figure.number(seconds.median()) + " s)",
                seconds.largest(),
                3,
                "s");
    }
}
