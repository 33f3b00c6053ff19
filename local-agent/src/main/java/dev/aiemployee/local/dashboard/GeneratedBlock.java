package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.ownership.AgentBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * A block of generated lines below a heading, between two Obsidian comments. The first comment holds a digest of the lines, so
 * that lines which a person wrote into the block are recognised and moved below it instead of being replaced. Pure.
 */
final class GeneratedBlock {
    /** What the template says where nothing has been generated yet. */
    private static final Set<String> PLACEHOLDERS = Set.of(
            "_Nothing waits for you._",
            "_The local agent has not run yet. Start it with `local-agent run`._",
            "_None yet._");

    private GeneratedBlock() {}

    /** The page with these lines in the block of that heading; the heading is added at the end when it is missing. */
    static String put(String page, String heading, List<String> lines) {
        List<String> all = new ArrayList<>(List.of(page.split("\n", -1)));
        int at = find(all, heading);
        if (at < 0) {
            dropTrailingBlanks(all);
            all.addAll(List.of("", heading, "", ""));
            at = all.size() - 3;
        }
        int end = sectionEnd(all, at);
        List<String> section = new ArrayList<>(all.subList(at + 1, end));
        List<String> rewritten = rewrite(section, lines);
        all.subList(at + 1, end).clear();
        all.addAll(at + 1, rewritten);
        return String.join("\n", all);
    }

    /** The lines now in the block of that heading; none when there is no such block. */
    static List<String> linesOf(String page, String heading) {
        List<String> all = List.of(page.split("\n", -1));
        int at = find(all, heading);
        if (at < 0) {
            return List.of();
        }
        List<String> section = all.subList(at + 1, sectionEnd(all, at));
        int start = start(section);
        int end = section.indexOf(AgentBlock.END);
        return start >= 0 && end > start ? List.copyOf(section.subList(start + 1, end)) : List.of();
    }

    /** Whether there is such a block and no hand but an agent's wrote in it, be it this one's or another machine's. */
    static boolean isIntact(String page, String heading) {
        List<String> all = List.of(page.split("\n", -1));
        int at = find(all, heading);
        List<String> section = at < 0 ? List.of() : all.subList(at + 1, sectionEnd(all, at));
        int start = start(section);
        int end = section.indexOf(AgentBlock.END);
        if (start < 0 || end <= start) {
            return false;
        }
        var matcher = AgentBlock.START.matcher(section.get(start));
        return matcher.matches() && matcher.group(1).equals(digest(section.subList(start + 1, end)));
    }

    private static List<String> rewrite(List<String> section, List<String> lines) {
        int start = start(section);
        int end = section.indexOf(AgentBlock.END);
        List<String> before;
        List<String> after;
        if (start >= 0 && end > start) {
            before = section.subList(0, start);
            after = new ArrayList<>(handwritten(section, start, end, lines));
            after.addAll(section.subList(end + 1, section.size()));
        } else {
            before = List.of("");
            after = new ArrayList<>(section);
            after.removeIf(PLACEHOLDERS::contains);
            if (after.stream().allMatch(String::isBlank)) {
                after = new ArrayList<>(List.of(""));
            }
        }
        List<String> rewritten = new ArrayList<>(before);
        rewritten.add(AgentBlock.start(digest(lines)));
        rewritten.addAll(lines);
        rewritten.add(AgentBlock.END);
        rewritten.addAll(after);
        return rewritten;
    }

    /** What a person wrote between the comments: everything that is not generated now, if the digest tells of a hand. */
    private static List<String> handwritten(List<String> section, int start, int end, List<String> lines) {
        List<String> old = section.subList(start + 1, end);
        var matcher = AgentBlock.START.matcher(section.get(start));
        if (matcher.matches() && matcher.group(1).equals(digest(old))) {
            return List.of();
        }
        List<String> kept = new ArrayList<>();
        old.stream()
                .filter(line -> !line.isBlank() && !lines.contains(line) && !PLACEHOLDERS.contains(line))
                .filter(line -> UpdateLine.parse(line).isEmpty())
                .forEach(kept::add);
        return kept;
    }

    private static int start(List<String> section) {
        for (int line = 0; line < section.size(); line++) {
            if (AgentBlock.START.matcher(section.get(line)).matches()) {
                return line;
            }
        }
        return -1;
    }

    private static int find(List<String> lines, String heading) {
        boolean fenced = false;
        for (int line = 0; line < lines.size(); line++) {
            if (isFence(lines.get(line))) {
                fenced = !fenced;
            } else if (!fenced && lines.get(line).stripTrailing().equals(heading)) {
                return line;
            }
        }
        return -1;
    }

    private static int sectionEnd(List<String> lines, int heading) {
        boolean fenced = false;
        for (int line = heading + 1; line < lines.size(); line++) {
            if (isFence(lines.get(line))) {
                fenced = !fenced;
            } else if (!fenced
                    && (lines.get(line).startsWith("## ") || lines.get(line).startsWith("# "))) {
                return line;
            }
        }
        return lines.size();
    }

    private static boolean isFence(String line) {
        return line.startsWith("```") || line.startsWith("~~~");
    }

    private static void dropTrailingBlanks(List<String> lines) {
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
    }

    private static String digest(List<String> lines) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 4);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }
}
