package dev.aiemployee.local.desk;

import java.util.List;

/**
 * Something a person must look at.
 *
 * @param kind a word like {@code unknown_outcome}; starts the note's name
 * @param happened one paragraph
 * @param means one paragraph
 * @param todo one step each, commands in backquotes
 */
record Alert(String kind, String happened, String means, List<String> todo) {
    Alert {
        todo = List.copyOf(todo);
    }

    String body() {
        StringBuilder body = new StringBuilder();
        body.append("\n## What happened\n\n").append(happened);
        body.append("\n\n## What it means\n\n").append(means);
        body.append("\n\n## What to do\n\n");
        todo.forEach(step -> body.append("- ").append(step).append('\n'));
        body.append("\nMore: docs/OPERATIONS.md\n");
        return body.toString();
    }
}
