package dev.aiemployee.core.env;

import java.util.List;

/** What {@link EnvCheck} found: an environment to start with, or every reason not to. */
public sealed interface CheckedEnv {
    /** The environment, or all problems as an exception. */
    Environment orThrow();

    /**
     * All is in order.
     *
     * @param warnings what a person should know, though the agent starts
     */
    record Accepted(Environment environment, List<String> warnings) implements CheckedEnv {
        public Accepted {
            warnings = List.copyOf(warnings);
        }

        @Override
        public Environment orThrow() {
            return environment;
        }
    }

    /** The agent must not start. */
    record Rejected(List<Problem> problems) implements CheckedEnv {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public Environment orThrow() {
            throw new ConfigurationException(problems);
        }
    }
}
