package dev.aiemployee.core.git.objects;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** Looks whether what a tree calls a file is a text and is here; those that are, are looked at once. For one thread. */
final class SoundTexts {
    private static final int MOST = 100_000;

    private final boolean asks;
    private final Set<ObjectId> known = new HashSet<>();

    private SoundTexts(boolean asks) {
        this.asks = asks;
    }

    SoundTexts() {
        this(true);
    }

    /** Believes every tree. */
    static SoundTexts unasked() {
        return new SoundTexts(false);
    }

    /** What an entry is whose mode says that it is of this kind. */
    TreeEntry.Kind kind(ObjectReader reader, ObjectId id, TreeEntry.Kind kind) throws IOException {
        boolean named = kind == TreeEntry.Kind.SUBMODULE || kind == TreeEntry.Kind.ODD;
        if (!asks || named || known.contains(id)) {
            return kind;
        }
        try {
            reader.open(id, Constants.OBJ_BLOB);
        } catch (IncorrectObjectTypeException otherKind) {
            return TreeEntry.Kind.ODD;
        } catch (MissingObjectException | CorruptObjectException notHere) {
            return TreeEntry.Kind.LOST;
        }
        if (known.size() >= MOST) {
            known.clear();
        }
        known.add(id);
        return kind;
    }
}
