package dev.aiemployee.core.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Reads the text of a note. Front matter is at most 64 KiB, one document, no key twice, text and lists and maps only; a
 * text that breaks a rule gives {@link ParsedNote.Broken}, never an exception. Safe for use by many threads.
 */
public final class NoteFormat {
    public static final int DEFAULT_MAX_NOTE_BYTES = 1 << 20;
    public static final int MAX_FRONT_MATTER_BYTES = 64 << 10;

    private final int maxNoteBytes;

    public NoteFormat() {
        this(DEFAULT_MAX_NOTE_BYTES);
    }

    /** @param maxNoteBytes the most that a whole note may have, in bytes of UTF-8 */
    public NoteFormat(int maxNoteBytes) {
        if (maxNoteBytes <= 0) {
            throw new IllegalArgumentException("note limit: " + maxNoteBytes + " bytes (expected: more than zero)");
        }
        this.maxNoteBytes = maxNoteBytes;
    }

    public int maxNoteBytes() {
        return maxNoteBytes;
    }

    /** Reads a file's bytes. */
    public ParsedNote parse(byte[] bytes) {
        if (bytes.length > maxNoteBytes) {
            return tooLong(bytes.length);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            return NoteText.of(text)
                    .brokenAt(text.length(), "the text is not UTF-8 from here on", "Save the note as UTF-8.");
        }
        return readAgain(text);
    }

    /** Reads text; half a surrogate pair counts as a character that is not UTF-8. */
    public ParsedNote parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    public ParsedNote.Broken tooLong(long bytes) {
        return new ParsedNote.Broken(
                1,
                1,
                "the note has " + bytes + " bytes (expected: at most " + maxNoteBytes + ")",
                "Split it, or move the long part to a note of its own.");
    }

    /** Reads text of ours, whatever its length. */
    static ParsedNote readAgain(String source) {
        NoteText text = NoteText.of(source);
        if (!text.hasFrontMatter()) {
            return new ParsedNote.Whole(new Note(text, FrontMatter.EMPTY));
        }
        if (text.isUnclosed()) {
            return text.brokenAt(
                    text.yamlStart() - 1,
                    "the front matter does not end",
                    "Put a line --- after the last key, or remove the first line.");
        }
        String yaml = text.yaml();
        int length = yaml.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_FRONT_MATTER_BYTES) {
            return text.brokenAt(
                    text.yamlStart(),
                    "the front matter has " + length + " bytes (expected: at most " + MAX_FRONT_MATTER_BYTES + ")",
                    "Move the long values into the body.");
        }
        FrontMatterReader.Outcome outcome = FrontMatterReader.read(yaml);
        if (outcome instanceof FrontMatterReader.Outcome.Read read) {
            return new ParsedNote.Whole(new Note(text, read.frontMatter()));
        }
        FrontMatterReader.Outcome.Fault fault = (FrontMatterReader.Outcome.Fault) outcome;
        int index = Math.min(fault.index(), yaml.codePointCount(0, yaml.length()));
        return text.brokenAt(text.yamlStart() + yaml.offsetByCodePoints(0, index), fault.problem(), fault.fix());
    }
}
