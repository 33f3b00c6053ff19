package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.vault.VaultPath;
import java.util.Optional;

/**
 * A file that goes out with whatever commit is made next, where the tip still holds what it was made from.
 *
 * @param published what the tip must hold at the path for that; empty when nothing may stand there
 * @param content what is to stand there; empty when it is to go
 */
public record Passenger(VaultPath path, Optional<BlobId> published, Optional<byte[]> content) {}
