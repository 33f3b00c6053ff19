package dev.aiemployee.core.mutation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One broken line of production code and the test that must notice. File and test are named without the package of the
 * {@link Base}.
 *
 * @param why what the line keeps true, for a person
 * @param file below the base
 * @param line the text to break; must be in the file exactly once, so that a refactoring cannot hollow the check out
 * @param broken what stands there instead
 * @param test the test that must go red, {@code package.Class#method}
 * @param member what the class has besides; for a break that needs a memory
 */
public record Mutation(String why, String file, String line, String broken, String test, String member) {
    public Mutation(String why, String file, String line, String broken, String test) {
        this(why, file, line, broken, test, "");
    }

    Mutation with(String further) {
        return new Mutation(why, file, line, broken, test, further);
    }

    /** Fails when the line is not in its file, or more than once. */
    public void checkIsThereOnce(Base base) {
        String source = base.source(file);
        int occurrences = (source.length() - source.replace(line, "").length()) / line.length();
        assertThat(occurrences)
                .as("how often `" + line + "` is in " + file + "; adapt Mutations if it moved")
                .isEqualTo(1);
    }

    /** The source with the line broken. */
    String mutant(Base base) {
        String mutant = base.source(file).replace(line, broken);
        int end = mutant.lastIndexOf('}');
        return mutant.substring(0, end) + member + mutant.substring(end);
    }

    @Override
    public String toString() {
        return why;
    }
}
