package dev.aiemployee.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells the story as it happens: scenes with their times, facts, quoted output, and what was checked. */
final class Narrator {
    private static final String BOLD = "1";
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String FAINT = "2";

    private final PrintStream out;
    private final boolean colour;
    private final LongSupplier nanoTime;
    private final long start;
    private long sceneStart;
    private int scenes;
    private int checks;

    /** @param nanoTime a clock that only goes forward, as {@link System#nanoTime} */
    Narrator(PrintStream out, boolean colour, LongSupplier nanoTime) {
        this.out = out;
        this.colour = colour;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.sceneStart = start;
    }

    /** A line of its own, outside of any scene. */
    void line(String text) {
        out.println(text);
    }

    void beginScene(String title) {
        sceneStart = nanoTime.getAsLong();
        scenes++;
        out.println();
        out.println(paint(FAINT, String.format(Locale.ROOT, "[%5.1f s]", secondsSince(start))) + " "
                + paint(BOLD, scenes + ". " + title));
    }

    void endScene() {
        out.println(paint(FAINT, String.format(Locale.ROOT, "          took %.1f s", secondsSince(sceneStart))));
    }

    /** A fact. */
    void say(String text) {
        out.println("          " + text);
    }

    /** What another program printed. */
    void quote(List<String> lines) {
        lines.forEach(text -> out.println(paint(FAINT, "          | ") + text));
    }

    /** Says that something holds. @throws StoryFailed when it does not, with what was found */
    void check(String statement, boolean holds, Supplier<?> found) {
        if (!holds) {
            throw new StoryFailed(statement + "\n          found: " + found.get());
        }
        checks++;
        out.println("       " + paint(GREEN, "ok") + " " + statement);
    }

    /** Says that two things are the same. @throws StoryFailed when they are not, with both */
    void same(String statement, Object actual, Object expected) {
        check(statement, actual.equals(expected), () -> actual + "\n          (expected: " + expected + ")");
    }

    void failed(String reason) {
        out.println("   " + paint(RED, "FAILED") + " scene " + scenes + ": " + reason);
    }

    void end() {
        out.println();
        out.println(paint(
                BOLD,
                String.format(
                        Locale.ROOT, "%d scenes, %d checks, all right, %.1f s.", scenes, checks, secondsSince(start))));
    }

    private double secondsSince(long earlier) {
        return (nanoTime.getAsLong() - earlier) / 1e9;
    }

    private String paint(String code, String text) {
        return colour ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
