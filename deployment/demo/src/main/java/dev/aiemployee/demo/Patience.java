package dev.aiemployee.demo;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for something to become so, by looking again and again, but not for ever and not when it no longer can. */
final class Patience {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Duration limit;
    private final Supplier<Optional<String>> trouble;

    /**
     * @param limit generous: it is there to end a demo that hangs, not to measure
     * @param trouble why waiting is in vain by now, such as an agent that died
     */
    Patience(Duration limit, Supplier<Optional<String>> trouble) {
        this.limit = limit;
        this.trouble = trouble;
    }

    /** Waits until it holds. @throws StoryFailed when it does not within the limit, naming what was waited for */
    void until(String what, BooleanSupplier holds) {
        await(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }

    /** Waits until there is one and returns it. @throws StoryFailed as {@link #until} */
    <T> T await(String what, Supplier<Optional<T>> look) {
        long start = System.nanoTime();
        while (true) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            trouble.get().ifPresent(reason -> {
                throw new StoryFailed("waiting for: " + what + "; but " + reason);
            });
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new StoryFailed("waiting for: " + what + "; not within " + limit.toSeconds() + " s");
            }
            pause(BETWEEN_LOOKS);
        }
    }

    /** Lets time pass. */
    static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailed("interrupted");
        }
    }
}
