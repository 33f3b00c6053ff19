package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.TaskId;

/**
 * Everything a verdict depends on.
 *
 * @param id the name of the file, which must be the note's own id
 */
public record Situation(TaskId id, Standing standing, Sighting sighting, Background background) {}
