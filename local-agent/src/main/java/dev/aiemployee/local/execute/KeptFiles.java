package dev.aiemployee.local.execute;

import dev.aiemployee.local.approve.content.Digest;
import java.util.Optional;

/** The bytes of attached files as they were when the operator said yes, whatever has become of the files since. */
@FunctionalInterface
public interface KeptFiles {
    /** Nothing was kept. */
    KeptFiles NONE = digest -> Optional.empty();

    /** The bytes with this digest; absent when they were never kept or are damaged. */
    Optional<byte[]> read(Digest digest);
}
