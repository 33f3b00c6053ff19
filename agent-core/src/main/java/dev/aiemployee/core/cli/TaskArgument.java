package dev.aiemployee.core.cli;

import dev.aiemployee.core.task.TaskId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a task's id as a person gives it: with {@code .md} behind it, or with the folders before it, too. */
public final class TaskArgument implements ITypeConverter<TaskId> {
    @Override
    public TaskId convert(String value) {
        String name = value.substring(value.lastIndexOf('/') + 1);
        String id = name.endsWith(".md") ? name.substring(0, name.length() - ".md".length()) : name;
        if (!TaskId.isTaskId(id)) {
            throw new TypeConversionException("'" + value + "' is no task id (letters, digits, _ and -)");
        }
        return new TaskId(id);
    }
}
