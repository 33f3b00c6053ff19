package dev.aiemployee.core.git.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.Test;

/** A round asks a few large folders many times, and reads each of them once. */
class RecentTreesTest {
    private final Map<ObjectId, byte[]> stored = new HashMap<>();
    private final List<ObjectId> read = new ArrayList<>();

    @Test
    void aTreeThatIsAskedForAgainIsReadOnce() throws IOException {
        RecentTrees trees = new RecentTrees(1_000_000);
        ObjectId folder = tree(1, 100);

        for (int question = 0; question < 50; question++) {
            assertThat(ask(trees, folder).size()).isEqualTo(100);
        }

        assertThat(read).containsExactly(folder);
    }

    @Test
    void whatWasNotAskedForLongestGoesFirstAndTheLastOneStays() throws IOException {
        RecentTrees trees = new RecentTrees(12_000);
        ObjectId one = tree(1, 100);
        ObjectId two = tree(2, 100);
        ObjectId large = tree(3, 10_000);
        ask(trees, one);
        ask(trees, two);
        ask(trees, one);

        ask(trees, large);
        ask(trees, large);
        ask(trees, one);

        assertThat(read).containsExactly(one, two, large, one);
    }

    private RawTree ask(RecentTrees trees, ObjectId id) throws IOException {
        return trees.read(new Stored(), id);
    }

    private ObjectId tree(int number, int files) {
        ObjectId id = ObjectId.fromString(String.format("%040x", number));
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int file = 0; file < files; file++) {
            bytes.writeBytes(
                    String.format("100644 note-%06d.md\0", file).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            bytes.writeBytes(new byte[Constants.OBJECT_ID_LENGTH]);
        }
        stored.put(id, bytes.toByteArray());
        return id;
    }

    private final class Stored extends ObjectReader {
        @Override
        public ObjectReader newReader() {
            return this;
        }

        @Override
        public java.util.Collection<ObjectId> resolve(org.eclipse.jgit.lib.AbbreviatedObjectId id) {
            return List.of();
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            read.add(id.toObjectId());
            byte[] bytes = stored.get(id.toObjectId());
            if (bytes == null) {
                throw new MissingObjectException(id.toObjectId(), type);
            }
            return new ObjectLoader.SmallObject(Constants.OBJ_TREE, bytes);
        }

        @Override
        public java.util.Set<ObjectId> getShallowCommits() {
            return java.util.Set.of();
        }

        @Override
        public void close() {}
    }
}
