package dev.aiemployee.benchmark;

import dev.aiemployee.benchmark.Contenders.Place;
import dev.aiemployee.benchmark.Samples.Step;
import dev.aiemployee.core.task.AgentKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** S3: ten notes change, and a remote behind OpenSSH accepts them; native git twice, the second time with a kept connection. */
final class OverSsh implements Bench {
    private static final int CHANGED = 10;

    @Override
    public List<Figure> run(Ground ground) {
        int notes = ground.size(10_000);
        Path folder = ground.fresh("S3");
        if (!SshHost.isPresent()) {
            return List.of(Figure.skipped("S3", CHANGED + " changed notes over SSH", "no /usr/sbin/sshd here"));
        }
        Path first = ground.vault(notes);
        Path second = ground.vault(notes);
        Path third = ground.vault(notes);
        try (SshHost host = SshHost.start(folder)) {
            Path plain = Contenders.clone(second, folder.resolve("plain"));
            Path kept = Contenders.clone(third, folder.resolve("kept"));
            Place place = new Place(folder.resolve("ours"), host.url(first), "local");
            try (Watched ours = Contenders.watched(AgentKind.LOCAL, place, first, host.variables());
                    Shell plainShell = new Shell(plain, Map.of("GIT_SSH_COMMAND", host.command(false)));
                    Shell keptShell = new Shell(kept, Map.of("GIT_SSH_COMMAND", host.command(true)))) {
                plainShell.run("git remote set-url origin '" + host.url(second) + "'");
                keptShell.run("git remote set-url origin '" + host.url(third) + "' && git fetch -q");
                List<Samples> samples = Samples.alternate(
                        ground.rounds(5),
                        ground.rounds(11),
                        List.of(
                                new Step(
                                        round -> ours.edit(() -> ChangedNotes.edit(place.vault(), CHANGED, round)),
                                        round -> ours.publish()),
                                new Step(
                                        round -> ChangedNotes.edit(plain, CHANGED, round),
                                        round -> plainShell.run(ChangedNotes.PUBLISH)),
                                new Step(
                                        round -> ChangedNotes.edit(kept, CHANGED, round),
                                        round -> keptShell.run(ChangedNotes.PUBLISH))));
                keptShell.run("ssh -F /dev/null -S '" + host.control() + "' -O exit bench@127.0.0.1 2>&1 || true");
                String what = CHANGED + " changed notes accepted over SSH, " + notes + " notes";
                return List.of(
                        Figure.ratio("S3", what, samples.get(0), samples.get(1), 0.15),
                        Figure.ratio("S3", what + ", native with ControlMaster", samples.get(0), samples.get(2), 0.5));
            }
        }
    }
}
