package dev.aiemployee.local.approve;

import dev.aiemployee.core.task.TaskId;

/**
 * Everything a verdict depends on.
 *
 * @param id the name of the file, which must be the note's own id
 * @param precedent why an earlier act speaks against this one (the same text sent before, a second draft for one source); empty
 *     when none does
 */
public record Situation(TaskId id, Standing standing, Sighting sighting, String precedent) {}
