package dev.aiemployee.core.handbook;

/**
 * Something in a handbook that could not be used; the rest of it is.
 *
 * @param line in the file, the first is 1
 * @param what one sentence with what is expected
 */
public record HandbookProblem(int line, String what) {
    @Override
    public String toString() {
        return "line " + line + ": " + what;
    }
}
