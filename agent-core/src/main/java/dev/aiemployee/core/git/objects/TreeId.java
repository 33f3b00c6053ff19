package dev.aiemployee.core.git.objects;

import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;

/**
 * The name of a tree: the whole content of one commit.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record TreeId(String value) {
    /** @throws IllegalArgumentException when the value is not of that form */
    public TreeId {
        Objects.requireNonNull(value, "value");
        if (!ObjectId.isId(value)) {
            throw new IllegalArgumentException("tree id: " + value + " (expected: 40 lower-case hexadecimal digits)");
        }
    }

    static TreeId of(ObjectId id) {
        return new TreeId(id.name());
    }

    ObjectId objectId() {
        return ObjectId.fromString(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
