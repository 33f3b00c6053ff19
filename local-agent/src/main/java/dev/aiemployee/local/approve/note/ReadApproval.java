package dev.aiemployee.local.approve.note;

import java.util.List;

/** What reading an approval note gave: its content, or everything that keeps it from having one. */
public sealed interface ReadApproval {
    /** The note is whole. */
    record Whole(ApprovalContent content) implements ReadApproval {}

    /** Nothing may be done on it until it is mended. */
    record Broken(List<String> problems) implements ReadApproval {
        public Broken {
            problems = List.copyOf(problems);
        }

        /** One line for a person. */
        public String message() {
            return String.join("; ", problems);
        }
    }
}
