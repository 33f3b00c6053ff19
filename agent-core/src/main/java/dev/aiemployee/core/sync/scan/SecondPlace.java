package dev.aiemployee.core.sync.scan;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.vault.VaultPath;

/**
 * A new file that has the name of a note which stands elsewhere, or stood here and was cleared.
 *
 * @param home where the note stands as it is published; the same as {@code path} when it stands nowhere
 */
record SecondPlace(VaultPath path, VaultPath home, BlobId text) {}
