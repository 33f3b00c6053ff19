package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.AgentName;

/** For whom a change is judged by the cloud's column: one of our cloud agents, or somebody unknown who pushed. */
sealed interface CloudWriter {
    /** Whether the folder of {@code name} below {@code In_Progress/} is the writer's to change. */
    boolean owns(AgentName name);

    /** Whether a log or signal of this name is the writer's to change. */
    boolean ownsFile(String fileName);

    /** Whether the writer may propose changes to the operator's own notes. */
    boolean mayTouchNotes();

    /** Our own process. A cloud agent that was named like a local one owns nothing. */
    record Own(AgentName agent) implements CloudWriter {
        private static final AgentName NOBODY = new AgentName("local");

        @Override
        public boolean owns(AgentName name) {
            return name.equals(agent) && !AgentFile.isHome(NOBODY, name);
        }

        @Override
        public boolean ownsFile(String fileName) {
            return AgentFile.isOf(agent, fileName) && AgentFile.isForeignTo(NOBODY, fileName);
        }

        @Override
        public boolean mayTouchNotes() {
            return false;
        }
    }

    /** Whoever made a fetched commit: any agent but those of the operator's own machines. */
    record Foreign(AgentName home) implements CloudWriter {
        @Override
        public boolean owns(AgentName name) {
            return !AgentFile.isHome(home, name);
        }

        @Override
        public boolean ownsFile(String fileName) {
            return AgentFile.isForeignTo(home, fileName);
        }

        @Override
        public boolean mayTouchNotes() {
            return true;
        }
    }
}
