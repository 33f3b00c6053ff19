package dev.aiemployee.core.git;

import dev.aiemployee.core.vault.VaultException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;

/** Joins two edits of one text when they touch separate lines. Pure. */
public final class TextMerge {
    private TextMerge() {}

    /** Both edits in one text; absent when they touch the same lines or a side is not text. Never a conflict marker. */
    public static Optional<byte[]> merge(byte[] base, byte[] ours, byte[] theirs) {
        if (RawText.isBinary(base) || RawText.isBinary(ours) || RawText.isBinary(theirs)) {
            return Optional.empty();
        }
        MergeResult<RawText> result = new MergeAlgorithm()
                .merge(RawTextComparator.DEFAULT, new RawText(base), new RawText(ours), new RawText(theirs));
        if (result.containsConflicts()) {
            return Optional.empty();
        }
        ByteArrayOutputStream merged = new ByteArrayOutputStream();
        try {
            new MergeFormatter().formatMerge(merged, result, List.of("", "", ""), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new VaultException("cannot merge in memory", impossible);
        }
        return Optional.of(merged.toByteArray());
    }
}
