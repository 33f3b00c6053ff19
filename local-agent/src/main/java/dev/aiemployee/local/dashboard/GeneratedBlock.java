package dev.aiemployee.local.dashboard;

import dev.aiemployee.core.ownership.AgentBlock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * A block of generated lines below a heading, between two Obsidian comments. The first comment holds a digest of the lines, so
 * that lines which a person wrote into the block are recognised and moved below it instead of being replaced. What programs do to the
 * form of the lines, and to the links in them, is no person's writing. Pure.
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
        String lineEnd = page.contains("\r\n") ? "\r" : "";
        List<String> rewritten = rewrite(section, lines, lineEnd);
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
        int end = end(section);
        return start >= 0 && end > start
                ? section.subList(start + 1, end).stream()
                        .map(GeneratedText::item)
                        .toList()
                : List.of();
    }

    /** Whether there is such a block and no hand but an agent's wrote in it, be it this one's or another machine's. */
    static boolean isIntact(String page, String heading) {
        List<String> all = List.of(page.split("\n", -1));
        int at = find(all, heading);
        List<String> section = at < 0 ? List.of() : all.subList(at + 1, sectionEnd(all, at));
        int start = start(section);
        int end = end(section);
        return start >= 0 && end > start && isOurs(section.get(start), section.subList(start + 1, end));
    }

    /** @param lineEnd what a generated line ends with before its line feed, as on Windows */
    private static List<String> rewrite(List<String> section, List<String> lines, String lineEnd) {
        int start = start(section);
        int end = end(section);
        List<String> before;
        List<String> after;
        if (start >= 0 && end > start) {
            before = section.subList(0, start);
            after = new ArrayList<>(handwritten(section, start, end, lines));
            after.addAll(section.subList(end + 1, section.size()));
        } else {
            before = List.of("");
            after = new ArrayList<>(section);
            after.removeIf(line -> PLACEHOLDERS.contains(line.strip()));
            if (after.stream().allMatch(String::isBlank)) {
                after = new ArrayList<>(List.of(""));
            }
        }
        List<String> rewritten = new ArrayList<>(before);
        rewritten.add(AgentBlock.start(digest(GeneratedText.of(lines))) + lineEnd);
        lines.forEach(line -> rewritten.add(line + lineEnd));
        rewritten.add(AgentBlock.END + lineEnd);
        rewritten.addAll(after);
        return rewritten;
    }

    /** What a person wrote between the comments: everything that is not generated now, if the digest tells of a hand. */
    private static List<String> handwritten(List<String> section, int start, int end, List<String> lines) {
        List<String> old = section.subList(start + 1, end);
        if (isOurs(section.get(start), old)) {
            return List.of();
        }
        List<String> known = new ArrayList<>(GeneratedText.of(lines));
        known.addAll(GeneratedText.of(List.copyOf(PLACEHOLDERS)));
        List<String> kept = new ArrayList<>();
        old.stream()
                .filter(line -> !line.isBlank() && !known.contains(GeneratedText.of(line)))
                .filter(line -> UpdateLine.parse(GeneratedText.item(line)).isEmpty())
                .forEach(kept::add);
        return kept;
    }

    private static int start(List<String> section) {
        for (int line = 0; line < section.size(); line++) {
            if (AgentBlock.START.matcher(section.get(line).strip()).matches()) {
                return line;
            }
        }
        return -1;
    }

    private static int end(List<String> section) {
        for (int line = 0; line < section.size(); line++) {
            if (section.get(line).strip().equals(AgentBlock.END)) {
                return line;
            }
        }
        return -1;
    }

    /** Whether the digest is that of the lines; up to version 0.1.0 it was that of their bytes. */
    private static boolean isOurs(String start, List<String> lines) {
        Matcher matcher = AgentBlock.START.matcher(start.strip());
        return matcher.matches()
                && (matcher.group(1).equals(digest(GeneratedText.of(lines)))
                        || matcher.group(1)
                                .equals(digest(
                                        lines.stream().map(GeneratedBlock::bare).toList())));
    }

    private static String bare(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
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
