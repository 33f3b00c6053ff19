package dev.aiemployee.local.execute;

import java.util.Locale;
import java.util.Map;

/** What kind of content a file is by its name, as a mail says it (RFC 2046); the names are those that a vault may hold. */
final class MediaTypes {
    private static final String ANY = "application/octet-stream";

    private static final Map<String, String> BY_EXTENSION = Map.ofEntries(
            Map.entry("md", "text/markdown; charset=UTF-8"),
            Map.entry("csv", "text/csv; charset=UTF-8"),
            Map.entry("ics", "text/calendar; charset=UTF-8"),
            Map.entry("canvas", "application/json"),
            Map.entry("base", "application/yaml"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("jpeg", "image/jpeg"),
            Map.entry("gif", "image/gif"),
            Map.entry("webp", "image/webp"),
            Map.entry("bmp", "image/bmp"),
            Map.entry("avif", "image/avif"),
            Map.entry("svg", "image/svg+xml"));

    private MediaTypes() {}

    /** The value of {@code Content-Type}; of no kind in particular when the extension says nothing. */
    static String of(String fileName) {
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return BY_EXTENSION.getOrDefault(extension, ANY);
    }
}
