package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.Cleared;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tool's arguments with placeholders for what was approved. Each placeholder is replaced once; what comes in its place is never
 * looked at again, so a draft that speaks of <code>{chat}</code> stays as it is. Doubled braces stand for single ones. Pure.
 */
public final class ArgumentTemplate {
    /** Stands in {@link #shape} for text that is known only when something is approved. */
    static final Object LATER = new Object();

    private static final Pattern MARK = Pattern.compile("\\{\\{|}}|\\{([a-z_]+)}");

    private final Map<String, Object> arguments;

    /** @param arguments text, Boolean, Long, Double, and lists and maps of these */
    public ArgumentTemplate(Map<String, Object> arguments) {
        this.arguments = new LinkedHashMap<>(arguments);
    }

    /** What is used of the approved content. */
    Set<ArgumentPlaceholder> used() {
        Set<ArgumentPlaceholder> used = EnumSet.noneOf(ArgumentPlaceholder.class);
        names(arguments)
                .forEach(name -> Word.find(ArgumentPlaceholder.class, name).ifPresent(used::add));
        return used;
    }

    /** Names in braces that stand for nothing. */
    Set<String> unknown() {
        Set<String> unknown = new TreeSet<>(names(arguments));
        unknown.removeIf(name -> Word.find(ArgumentPlaceholder.class, name).isPresent());
        return unknown;
    }

    /** The arguments for one approved content. An argument that is a placeholder alone is left out when the content has no such value. */
    Map<String, Object> fill(Cleared cleared) {
        return map(arguments, text -> {
            String filled = replaced(text, name -> placeholder(name).of(cleared));
            return filled.isEmpty() && isAlone(text) ? null : filled;
        });
    }

    /** The arguments as far as they are known before anything is approved. */
    Map<String, Object> shape() {
        return map(arguments, text -> names(text).isEmpty() ? replaced(text, name -> name) : LATER);
    }

    private static Map<String, Object> map(Map<?, ?> map, Function<String, @Nullable Object> leaf) {
        Map<String, Object> filled = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            Object one = value(value, leaf);
            if (one != null) {
                filled.put((String) key, one);
            }
        });
        return filled;
    }

    private static @Nullable Object value(Object value, Function<String, @Nullable Object> leaf) {
        if (value instanceof String text) {
            return leaf.apply(text);
        } else if (value instanceof Map<?, ?> map) {
            return map(map, leaf);
        } else if (value instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            for (Object element : list) {
                Object one = value(element, leaf);
                if (one != null) {
                    filled.add(one);
                }
            }
            return filled;
        }
        return value;
    }

    private static String replaced(String text, Function<String, String> value) {
        return MARK.matcher(text).replaceAll(mark -> Matcher.quoteReplacement(replacement(mark, value)));
    }

    private static String replacement(MatchResult mark, Function<String, String> value) {
        String name = mark.group(1);
        return name == null ? mark.group().substring(1) : value.apply(name);
    }

    private static boolean isAlone(String text) {
        Matcher mark = MARK.matcher(text);
        return mark.matches() && mark.group(1) != null;
    }

    private static Set<String> names(Object value) {
        Set<String> names = new TreeSet<>();
        if (value instanceof String text) {
            MARK.matcher(text).results().map(mark -> mark.group(1)).forEach(name -> {
                if (name != null) {
                    names.add(name);
                }
            });
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(element -> names.addAll(names(element)));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> names.addAll(names(element)));
        }
        return names;
    }

    private static ArgumentPlaceholder placeholder(String name) {
        return Word.find(ArgumentPlaceholder.class, name)
                .orElseThrow(
                        () -> new IllegalStateException("{" + name + "} (expected: to be refused when it was read)"));
    }
}
