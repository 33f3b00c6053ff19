package dev.aiemployee.core.ownership;

import dev.aiemployee.core.task.AgentKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code Dashboard.md} by section: {@code ## Updates} is the cloud's, all else is local's and its operator's. A section
 * runs from its heading (of the first or second level, outside code blocks) to the next one. Stateless.
 */
public final class DashboardSections {
    private DashboardSections() {}

    /**
     * Three texts made one, equal on both sides and without markers.
     *
     * <p>All sections but {@code ## Updates} stand as local has them, byte for byte and in local's order. {@code ## Updates}
     * stands as the cloud has it when the cloud changed it, followed by the lines that local added there. A code block left
     * open is closed, or its section put last, so that no section swallows the next one.
     *
     * @param side whose text {@code ours} is
     */
    public static String merge(String base, String ours, String theirs, AgentKind side) {
        return switch (side) {
            case LOCAL -> merge(base, ours, theirs);
            case CLOUD -> merge(base, theirs, ours);
        };
    }

    /** Whether {@code changed} differs from {@code base} only where the cloud may write; blank lines between sections aside. */
    public static boolean cloudMayChange(String base, String changed) {
        return localTexts(base).equals(localTexts(changed));
    }

    /**
     * The text of another machine of the operator's, but where an agent writes: what a person changed there and nothing else. The
     * sections of the cloud and the blocks of the local agents are as in {@code base}.
     */
    public static String handwritten(String base, String theirs) {
        Map<String, String> before = new HashMap<>();
        Sections.split(base).forEach(section -> before.putIfAbsent(section.title(), section.text()));
        StringBuilder text = new StringBuilder();
        for (Section section : Sections.split(theirs)) {
            String old = before.getOrDefault(section.title(), "");
            text.append(section.isCloud() ? old : AgentBlock.withBlockOf(section.text(), old));
        }
        return text.toString();
    }

    /** Whether {@code changed} differs from {@code base} only in the lines that the local agent writes between its comments. */
    public static boolean isGenerated(String base, String changed) {
        return base.equals(withBlocksOf(base, changed));
    }

    /** Whether it does so elsewhere than in {@code ## Now}, which counts and says how this machine stands. */
    public static boolean tells(String base, String changed) {
        return !told(base).equals(told(changed));
    }

    private static List<String> told(String note) {
        return Sections.split(note).stream()
                .filter(section -> !section.title().equals("Now"))
                .map(Section::text)
                .toList();
    }

    private static String withBlocksOf(String base, String changed) {
        Map<String, String> before = new HashMap<>();
        Sections.split(base).forEach(section -> before.putIfAbsent(section.title(), section.text()));
        StringBuilder text = new StringBuilder();
        Sections.split(changed)
                .forEach(section ->
                        text.append(AgentBlock.withBlockOf(section.text(), before.getOrDefault(section.title(), ""))));
        return text.toString();
    }

    private static List<String> localTexts(String note) {
        return Sections.split(note).stream()
                .filter(section -> !section.isCloud())
                .map(section -> section.text().stripTrailing())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String merge(String base, String local, String cloud) {
        if (cloudText(base).equals(cloudText(cloud))) {
            return local;
        }
        List<Section> updates = updates(cloud, Lines.addedOnlyBy(cloudText(local), cloudText(base), cloudText(cloud)));
        return joinApart(placed(updates, Sections.split(local), Sections.split(cloud)));
    }

    /** The cloud's sections, with local's additions at the end of the last one. */
    private static List<Section> updates(String cloud, List<String> added) {
        List<Section> sections = cloudSections(cloud);
        if (added.isEmpty()) {
            return sections;
        }
        String text = sections.isEmpty() ? "## Updates\n" : closed(sections);
        return headed(text + String.join("", added));
    }

    /** Local's sections, and the cloud's where local has them, else after the section that they follow in the cloud's text. */
    private static List<Section> placed(List<Section> updates, List<Section> local, List<Section> cloud) {
        List<Section> placed = new ArrayList<>();
        int place = -1;
        for (Section section : local) {
            if (!section.isCloud()) {
                placed.add(section);
            } else if (place < 0) {
                place = placed.size();
            }
        }
        placed.addAll(place < 0 ? placeAsIn(cloud, placed) : place, updates);
        return placed;
    }

    private static int placeAsIn(List<Section> cloud, List<Section> local) {
        List<String> before = cloud.stream()
                .takeWhile(section -> !section.isCloud())
                .map(Section::title)
                .toList();
        int place = local.size();
        while (place > 1 && !before.contains(local.get(place - 1).title())) {
            place--;
        }
        return place;
    }

    /** One text in which splitting finds these sections again: what ends in code comes last or is closed. */
    private static String joinApart(List<Section> sections) {
        List<Section> ordered = new ArrayList<>(sections);
        List<Section> open = sections.stream()
                .filter(section -> section.endsInCode() && section.level() > 0 && !section.isCloud())
                .toList();
        ordered.removeAll(open);
        ordered.addAll(open);
        Section last = ordered.remove(ordered.size() - 1);
        return closed(ordered) + (last.isCloud() && last.endsInCode() ? last.closed() : last.text());
    }

    private static String closed(List<Section> sections) {
        StringBuilder text = new StringBuilder();
        sections.forEach(section -> text.append(section.closed()));
        return text.toString();
    }

    private static List<Section> headed(String text) {
        return Sections.split(text).stream()
                .filter(section -> section.level() > 0)
                .toList();
    }

    private static List<Section> cloudSections(String note) {
        return Sections.split(note).stream().filter(Section::isCloud).toList();
    }

    private static String cloudText(String note) {
        return Sections.join(cloudSections(note));
    }
}
