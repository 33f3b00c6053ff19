package dev.aiemployee.core.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a death leaves behind. A record whose append had not returned may be there in part; lines that were never forced to the disk
 * may be gone in part; a file that was being written beside may stand there, cut anywhere.
 */
final class Crash {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567\n";
    private static final String CLAIM = "{\"state\":\"PLANNED\",\"claim\":\"00\",\"task\":\"cut\"}\n";
    private static final String ASIDE = "aside 99 " + COMMIT.strip() + " 2041-01-01T00:00:00Z Notes/cut.md\n";

    private final World world;

    Crash(World world) {
        this.world = world;
    }

    void and(Machine machine) {
        machine.die();
        if (world.chance().oneIn(2)) {
            tear(machine);
        }
        if (world.weather() == Weather.STORM && world.chance().oneIn(4)) {
            new PowerLoss(world).strike(machine);
        }
        startAgain(machine);
    }

    private void startAgain(Machine machine) {
        machine.start();
        world.diary().note(machine.name() + " starts again");
    }

    private void tear(Machine machine) {
        switch (world.chance().below(5)) {
            case 0 -> append(Fault.TORN_OWN_COMMITS, machine, machine.state().resolve("own-commits"), COMMIT);
            case 1 -> append(Fault.TORN_CLAIMS, machine, machine.state().resolve("claims.jsonl"), CLAIM);
            case 2 ->
                append(
                        Fault.TORN_QUARANTINE_JOURNAL,
                        machine,
                        machine.agentFolder().resolve("quarantine/journal"),
                        ASIDE);
            case 3 -> leaveBeside(machine);
            default -> loseDone(machine);
        }
    }

    /** The append that was under way: some of its bytes, never all of them. */
    private void append(Fault fault, Machine machine, Path file, String record) {
        if (!Files.exists(file)) {
            return;
        }
        String torn = record.substring(0, 1 + world.chance().below(record.length() - 2));
        world.diary().fault(fault, machine.name() + " after " + torn.length() + " bytes");
        try {
            Files.writeString(file, torn, StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void leaveBeside(Machine machine) {
        world.diary().fault(Fault.TORN_BESIDE, machine.name());
        try {
            Path beside = Files.createDirectories(machine.agentFolder().resolve("beside"));
            Files.writeString(beside.resolve("12345"), "# half a te");
            Files.writeString(machine.vault().resolve(".beside-0123456789abcdef0123456789abcdef"), "# half a no");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines behind the last forced one were never promised to be on the disk. */
    private void loseDone(Machine machine) {
        Path journal = machine.agentFolder().resolve("quarantine/journal");
        try {
            if (!Files.exists(journal)) {
                return;
            }
            String text = Files.readString(journal, StandardCharsets.UTF_8);
            int lastAside = text.lastIndexOf("aside ");
            int forced = lastAside < 0 ? 0 : text.indexOf('\n', lastAside) + 1;
            if (forced > 0 && forced < text.length()) {
                int kept = forced + world.chance().below(text.length() - forced);
                world.diary().fault(Fault.LOST_DONE_LINES, machine.name() + " from byte " + kept);
                Files.writeString(journal, text.substring(0, kept), StandardCharsets.UTF_8);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
