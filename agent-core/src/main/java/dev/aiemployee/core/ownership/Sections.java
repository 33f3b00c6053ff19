package dev.aiemployee.core.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Cuts a note at its headings of the first and second level; joined again, every byte is there. */
final class Sections {
    /** ATX headings and code fences as CommonMark 0.31 defines them (sections 4.2 and 4.5). */
    private static final Pattern HEADING =
            Pattern.compile(" {0,3}(#{1,2})(?:[ \t]+(.*?))??(?:[ \t]+#+)?[ \t]*", Pattern.DOTALL);

    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}(?=[^`]*$)|~{3,}).*", Pattern.DOTALL);

    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String title = "";
    private int level;
    private String fence = "";

    private Sections() {}

    /** The sections in order; the first one has no heading and may be empty. */
    static List<Section> split(String note) {
        Sections sections = new Sections();
        Lines.of(note).forEach(sections::take);
        sections.finish();
        return List.copyOf(sections.sections);
    }

    /** The texts of the sections, one after the other. */
    static String join(List<Section> sections) {
        return sections.stream().map(Section::text).collect(Collectors.joining());
    }

    private void take(String line) {
        String bare = Lines.bare(line);
        Matcher heading = HEADING.matcher(bare);
        if (fence.isEmpty() && heading.matches()) {
            finish();
            level = heading.group(1).length();
            title = heading.group(2) == null ? "" : heading.group(2).strip();
        } else {
            fence = fenceAfter(bare);
        }
        text.append(line);
    }

    /** The fence that is open after this line, as a line that would close it. */
    private String fenceAfter(String bare) {
        Matcher mark = FENCE.matcher(bare);
        if (!mark.matches()) {
            return fence;
        }
        if (fence.isEmpty()) {
            return mark.group(1);
        }
        boolean closes = mark.group(1).startsWith(fence) && bare.strip().equals(mark.group(1));
        return closes ? "" : fence;
    }

    private void finish() {
        sections.add(new Section(title, level, text.toString(), fence));
        text.setLength(0);
    }
}
