package dev.aiemployee.core.task;

/** Which part of the operator's life a task belongs to. */
public enum Category implements Word {
    WORK,
    PERSONAL,
    UNCATEGORIZED
}
