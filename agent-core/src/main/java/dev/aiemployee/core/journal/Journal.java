package dev.aiemployee.core.journal;

import java.nio.file.Path;
import java.util.Map;

/** Interim. */
public final class Journal {
    public Journal(Path file) {}

    public void append(Map<String, String> record) {}
}
