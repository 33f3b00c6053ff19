package dev.aiemployee.core.note;

import java.util.Optional;

/** What reading a note gave: the whole note, or where it is broken and what to do about it. */
public sealed interface ParsedNote {
    /** The note; absent when it is broken. */
    Optional<Note> note();

    /** The text kept its promises. A file without front matter is a whole note without keys. */
    record Whole(Note whole) implements ParsedNote {
        @Override
        public Optional<Note> note() {
            return Optional.of(whole);
        }
    }

    /**
     * The text cannot be trusted to mean what it seems to; the file itself is left alone.
     *
     * @param line in the file, the first is 1
     * @param column in that line, in characters as a person counts them (code points), the first is 1
     * @param problem what is wrong, without any value of the note
     * @param fix what the operator can do
     */
    record Broken(int line, int column, String problem, String fix) implements ParsedNote {
        @Override
        public Optional<Note> note() {
            return Optional.empty();
        }

        /** One line for a person. */
        public String message() {
            return "line " + line + ", column " + column + ": " + problem + ". " + fix;
        }
    }
}
