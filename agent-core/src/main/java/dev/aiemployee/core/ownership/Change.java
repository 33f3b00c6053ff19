package dev.aiemployee.core.ownership;

import java.util.List;

/** One difference between two trees, before anybody trusts its paths. */
public sealed interface Change {
    /** What happened at one path. */
    enum Kind {
        ADD,
        MODIFY,
        DELETE
    }

    /** The change, path by path: a move is a deletion and an addition. */
    List<At> parts();

    /** A file came, changed or went. */
    record At(String path, Kind kind) implements Change {
        @Override
        public List<At> parts() {
            return List.of(this);
        }
    }

    /** A task went from one place to another, perhaps with another text; both file names are its id. */
    record Move(String from, String to) implements Change {
        @Override
        public List<At> parts() {
            return List.of(new At(from, Kind.DELETE), new At(to, Kind.ADD));
        }
    }

    static Change add(String path) {
        return new At(path, Kind.ADD);
    }

    static Change modify(String path) {
        return new At(path, Kind.MODIFY);
    }

    static Change delete(String path) {
        return new At(path, Kind.DELETE);
    }

    static Change move(String from, String to) {
        return new Move(from, to);
    }
}
