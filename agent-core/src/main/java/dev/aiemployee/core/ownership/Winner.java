package dev.aiemployee.core.ownership;

/** Whose text stands when both sides changed one path since they last agreed. */
public enum Winner {
    /** {@link DashboardSections#merge} decides, section by section. */
    BY_SECTION,
    /** A claim or its return decides, per task; never merged as text. */
    BY_TASK,
    /** The agent in whose folder, or under whose name, the file lies. */
    OWNER,
    /** The local agent and its operator. */
    LOCAL,
    /** The cloud's text, except that a removal by local stands. */
    CLOUD,
    /** Neither: the operator's text stays in place and the other one goes to {@code Conflicts/}. */
    KEEP_BOTH,
    /** Nobody's: such a path enters no commit. */
    HELD
}
