package dev.aiemployee.core.task;

import java.time.Instant;

/** That an agent owns a task. */
public record Claim(AgentName by, ClaimId id, Instant at) {}
