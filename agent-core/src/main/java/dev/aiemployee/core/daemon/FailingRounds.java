package dev.aiemployee.core.daemon;

import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Which rounds fail, so that a failure that lasts is told when it begins and when it ends. For one thread. */
final class FailingRounds {
    private final Map<String, String> failing = new HashMap<>();

    /** Takes note of a failure. @return whether it is another one than that of the round before */
    boolean isNews(String name, Throwable failure) {
        String kind = kind(failure);
        return !kind.equals(failing.put(name, kind));
    }

    /** Takes note of a round that went well. @return whether the one before failed */
    boolean isOver(String name) {
        return failing.remove(name) != null;
    }

    /** Its innermost cause, whatever file it met. */
    private static String kind(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        String words = innermost instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : Objects.requireNonNullElse(innermost.getMessage(), "");
        return innermost.getClass().getName() + ": " + words;
    }
}
