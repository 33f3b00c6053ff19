package dev.aiemployee.core.sync.apply;

import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Why published texts could not be put on this disk when that was last tried, each in a sentence for the operator. For one thread. */
public final class Stuck {
    private static final String LOOK =
            "; look whether the file is locked, and whether its folder or disk is read-only or full";

    private final Map<VaultPath, String> reasons = new TreeMap<>();

    /** It is tried anew. */
    void forget(VaultPath path) {
        reasons.remove(path);
    }

    /** The disk, or a rule of ours, said no. */
    void refused(Apply.Step step, Exception failure) {
        reasons.put(step.path(), "cannot be " + wish(step) + ": " + reason(failure));
    }

    /** Nothing is written or removed through a link. */
    void behindLink(Apply.Step step) {
        reasons.put(
                step.path(),
                "cannot be " + wish(step)
                        + ": its folder is a link, or lies behind one, and nothing is done through links");
    }

    /** The new text could not be read, so that nothing was tried. */
    void unreadable(Apply.Step step, String why) {
        reasons.put(step.path(), "cannot be " + wish(step) + ": " + Words.of(why) + "; the branch keeps it");
    }

    /** The new text could not be stored, so that nothing was tried. */
    void notStored(Apply.Step step) {
        reasons.put(
                step.path(),
                "cannot be " + wish(step) + ": the new text cannot be stored in .git/agent"
                        + "; look whether the disk is full or read-only");
    }

    /** Those of the paths whose reason is known. */
    public Map<VaultPath, String> among(Collection<VaultPath> pending) {
        Map<VaultPath, String> known = new TreeMap<>(reasons);
        known.keySet().retainAll(pending);
        return Collections.unmodifiableMap(known);
    }

    private static String wish(Apply.Step step) {
        if (step.target() == null) {
            return "removed";
        }
        return step.expected() == null ? "written" : "replaced";
    }

    private static String reason(Exception failure) {
        if (failure instanceof AccessDeniedException) {
            return "this account has no right to; give it the right to write the file and its folder";
        }
        String said = failure instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : String.valueOf(failure.getMessage());
        return "the disk says \"" + Words.of(said) + "\"" + LOOK;
    }
}
