package dev.aiemployee.core.git.objects;

import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * The name of a blob: the bytes of one file.
 *
 * @param value 40 lower-case hexadecimal digits
 */
public record BlobId(String value) {
    /** @throws IllegalArgumentException when the value is not of that form */
    public BlobId {
        Objects.requireNonNull(value, "value");
        if (!ObjectId.isId(value)) {
            throw new IllegalArgumentException("blob id: " + value + " (expected: 40 lower-case hexadecimal digits)");
        }
    }

    /** The id that these bytes have; nothing is written. */
    public static BlobId of(byte[] content) {
        try (ObjectInserter.Formatter formatter = new ObjectInserter.Formatter()) {
            return of(formatter.idFor(Constants.OBJ_BLOB, content));
        }
    }

    /** The first ten digits, enough for the name of a copy and for a message. */
    public String brief() {
        return value.substring(0, 10);
    }

    static BlobId of(ObjectId id) {
        return new BlobId(id.name());
    }

    public ObjectId objectId() {
        return ObjectId.fromString(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
