package dev.aiemployee.core.task;

/** How soon a person should look; the most pressing first. */
public enum Priority implements Word {
    URGENT,
    HIGH,
    MEDIUM,
    LOW
}
