package dev.aiemployee.core.task;

/** How something that is watched is doing. */
public enum HealthStatus implements Word {
    ONLINE,
    DEGRADED,
    OFFLINE
}
