package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.objects.TreeEntry;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a commit says: a summary that a person reads in the history, then one line per file. Pure. */
final class CommitMessage {
    private static final int MAX_LINES = 200;

    private CommitMessage() {}

    /** For example {@code Cloud: 3 drafts, 2 tasks}, then {@code + path}, {@code - path}. */
    static String of(AgentName agent, Map<String, Optional<TreeEntry>> edits) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        new TreeMap<>(edits).forEach((path, blob) -> {
            boolean folderKeeper = path.endsWith("/.gitkeep");
            if (!folderKeeper && (blob.isPresent() || edits.size() == 1)) {
                counts.merge(kind(path), 1, Integer::sum);
            }
        });
        if (counts.isEmpty()) {
            counts.put("removal", edits.size());
        }
        StringBuilder text = new StringBuilder(capitalised(agent.value())).append(':');
        String separator = " ";
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            text.append(separator).append(count.getValue()).append(' ').append(plural(count));
            separator = ", ";
        }
        text.append("\n\n");
        new TreeMap<>(edits)
                .entrySet().stream()
                        .limit(MAX_LINES)
                        .forEach(edit -> text.append(edit.getValue().isPresent() ? "+ " : "- ")
                                .append(edit.getKey())
                                .append('\n'));
        if (edits.size() > MAX_LINES) {
            text.append("and ").append(edits.size() - MAX_LINES).append(" more\n");
        }
        return text.toString();
    }

    private static String kind(String path) {
        return switch (path.substring(0, path.contains("/") ? path.indexOf('/') : path.length())) {
            case "Needs_Action" -> "new task";
            case "In_Progress" -> "task in progress";
            case "Pending_Approval" -> "draft";
            case "Approved" -> "approval";
            case "Rejected" -> "rejection";
            case "Done" -> "finished task";
            case "Failed" -> "failure";
            case "Conflicts" -> "conflict copy";
            case "Updates", "Signals" -> "update";
            case "Logs" -> "log";
            case "Dashboard.md" -> "dashboard";
            default ->
                path.equals(VaultLayout.HANDBOOK.value()) || path.equals(VaultLayout.GOALS.value()) ? "rule" : "note";
        };
    }

    private static String plural(Map.Entry<String, Integer> count) {
        String word = count.getKey();
        if (count.getValue() == 1) {
            return word;
        }
        return switch (word) {
            case "task in progress" -> "tasks in progress";
            case "conflict copy" -> "conflict copies";
            default -> word + "s";
        };
    }

    private static String capitalised(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
