package dev.aiemployee.core.task;

/** Which of the two agents a clone belongs to; it decides the column of the write partition. */
public enum AgentKind implements Word {
    CLOUD,
    LOCAL
}
