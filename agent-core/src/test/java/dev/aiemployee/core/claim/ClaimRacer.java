package dev.aiemployee.core.claim;

import dev.aiemployee.core.support.VaultClone;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.Domain;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** A process that claims and finishes every task it can get, one a push, and says on standard output what it did. */
final class ClaimRacer {
    private ClaimRacer() {}

    /** Arguments: folder, url, agent name, kind. Waits for a line on standard input: the start barrier. */
    public static void main(String[] arguments) throws IOException {
        VaultClone clone = new VaultClone(
                Path.of(arguments[0]), arguments[1], arguments[2], AgentKind.valueOf(arguments[3]), Clock.systemUTC());
        clone.cycle();
        System.out.println("ready");
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        Random random = new Random(arguments[2].hashCode());
        List<TaskId> left = clone.desk().candidates(Set.of(Domain.EMAIL));
        while (!left.isEmpty()) {
            left = new ArrayList<>(left);
            Collections.shuffle(left, random);
            TaskId task = left.get(0);
            if (clone.desk().claim(task) instanceof ClaimOutcome.Won won) {
                finish(clone, won);
                System.out.println("done " + task);
            }
            left = clone.desk().candidates(Set.of(Domain.EMAIL));
        }
        clone.cycle();
        clone.close();
    }

    private static void finish(VaultClone clone, ClaimOutcome.Won won) {
        Closing closing = new Closing(
                won.task(),
                new Hold.ByClaim(VaultLayout.ownerAt(won.path()).orElseThrow(), won.claim()),
                VaultLayout.done(Domain.EMAIL, won.task(), Clock.systemUTC().instant()),
                Map.of("status", "done"));
        CloseOutcome outcome = clone.desk().close(List.of(closing));
        while (outcome instanceof CloseOutcome.TryAgain) {
            outcome = clone.desk().close(List.of(closing));
        }
        if (!(outcome instanceof CloseOutcome.Closed)) {
            throw new IllegalStateException(outcome.message());
        }
    }
}
