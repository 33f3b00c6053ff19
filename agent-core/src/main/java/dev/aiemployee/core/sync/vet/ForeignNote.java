package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.vault.VaultPath;

/** A text that somebody else's commit put at a place of an approval's note. */
public record ForeignNote(VaultPath path, BlobId blob) {}
