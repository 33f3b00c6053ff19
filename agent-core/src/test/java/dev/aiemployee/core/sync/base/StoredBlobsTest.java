package dev.aiemployee.core.sync.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.support.TwoAgents;
import dev.aiemployee.core.vault.VaultException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredBlobsTest {
    @TempDir
    Path folder;

    @Test
    void aBlobOfMoreThanTheMemoryIsForIsNotRead() {
        try (TwoAgents agents = new TwoAgents(folder)) {
            StoredBlobs some = new StoredBlobs(agents.local().repository().objects(), 10);
            BlobId ten = some.write(new byte[10]);
            BlobId eleven = some.write(new byte[11]);

            assertThat(some.read(ten)).hasSize(10);
            assertThatThrownBy(() -> some.read(eleven))
                    .isInstanceOf(VaultException.class)
                    .hasMessageContaining("more than 10 bytes");
        }
    }

    @Test
    void aQuarterOfTheMemoryIsForOneFile() {
        try (TwoAgents agents = new TwoAgents(folder)) {
            assertThat((long) StoredBlobs.of(agents.local().repository().objects())
                            .most())
                    .isLessThanOrEqualTo(Runtime.getRuntime().maxMemory() / 4);
        }
    }
}
