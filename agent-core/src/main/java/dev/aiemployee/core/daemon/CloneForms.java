package dev.aiemployee.core.daemon;

import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.health.CloneForm;
import java.nio.file.Path;
import java.util.List;

/** What a vault's clone must not be, as problems with their fix. */
public final class CloneForms {
    private CloneForms() {}

    /** A problem for each. */
    public static List<Problem> problems(Path vault) {
        return CloneForm.of(vault).stream()
                .map(form -> new Problem(vault.toString(), form.what(), form.fix(vault)))
                .toList();
    }

    static void refuse(Path vault) {
        List<Problem> problems = problems(vault);
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }
}
