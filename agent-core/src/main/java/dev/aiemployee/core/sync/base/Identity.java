package dev.aiemployee.core.sync.base;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;

/** Who syncs: the agent's name and the column of the write partition it works in. */
public record Identity(AgentName agent, AgentKind kind) {}
