package dev.aiemployee.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** On what it was measured, in words for the document. */
final class Machine {
    private Machine() {}

    static String text(Path ground) {
        return "%s, %d cores; %s on %s; Linux %s; JDK %s; %s"
                .formatted(
                        cpu(),
                        Runtime.getRuntime().availableProcessors(),
                        ground.startsWith("/dev/shm") ? "memory" : "disk",
                        type(ground),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        Shell.once(ground, "git --version"));
    }

    /** The load of the machine besides us, as far as one number tells. */
    static String load() {
        return String.format(
                Locale.ROOT,
                "%.1f",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String type(Path ground) {
        try {
            return Files.getFileStore(ground).type();
        } catch (IOException e) {
            throw new UncheckedIOException("looking at the file system of " + ground, e);
        }
    }

    private static String cpu() {
        try {
            return Files.readString(Path.of("/proc/cpuinfo"), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException unknown) {
            return System.getProperty("os.arch");
        }
    }
}
