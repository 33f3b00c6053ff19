package dev.aiemployee.core.git.health;

/**
 * One thing in a clone's Git data that is not whole.
 *
 * @param where the file below {@code .git}, or the ref
 * @param what what is wrong with it, for a person
 */
public record Damage(Kind kind, String where, String what) {
    /** What has to be done about it. */
    public enum Kind {
        /** A folder that Git needs is missing. */
        FOLDER,
        /** {@code .git/config} cannot be read, or says that refs are stored in a way that they are not. */
        CONFIG,
        HEAD,
        /** A ref that names no commit. */
        REF,
        PACKED_REFS,
        /** The vault's own branch names no commit. */
        BRANCH,
        INDEX,
        /** A loose object that cannot be read. */
        OBJECT,
        /** A pack without its index. */
        UNINDEXED,
        /** A pack that cannot be read. */
        PACK,
        /** Something that a commit in use needs is not here. */
        LOST
    }

    /** The same for a person. */
    @Override
    public String toString() {
        return ".git/" + where + " " + what;
    }
}
