package dev.aiemployee.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aiemployee.cloud.triage.OwnAddresses;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikelyAddressesTest {
    private static final OwnAddresses OWN = OwnAddresses.of("", "mara@workshop.example");

    @TempDir
    private Path folder;

    @Test
    void theMostFrequentIsProposedFirstWithTheLineToSet() {
        Desk desk = new Desk(folder);
        for (String to : List.of(
                "info@workshop.example",
                "Info@workshop.example",
                "orders@workshop.example",
                "mara@workshop.example",
                "roth@else.example",
                "sales@workshop.example, mara@workshop.example")) {
            desk.mailbox.deliver("From: ada@engines.example\nTo: " + to + "\nSubject: Door " + to + "\n\nWhen?\n");
        }
        desk.take();

        assertThat(LikelyAddresses.notes(desk.vault, Desk.CLOUD, OWN, "@else-where.example"))
                .containsExactly(
                        "2 open mails were written to info@workshop.example; if that is you, set"
                                + " MAIL_OWN=@else-where.example,info@workshop.example",
                        "one open mail was written to orders@workshop.example; if that is you, set"
                                + " MAIL_OWN=@else-where.example,orders@workshop.example");
        assertThat(LikelyAddresses.notes(desk.vault, Desk.CLOUD, OwnAddresses.of("@workshop.example", ""), ""))
                .isEmpty();
    }
}
