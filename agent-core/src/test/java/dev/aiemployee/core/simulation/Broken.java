package dev.aiemployee.core.simulation;

/** A promise did not hold. */
final class Broken extends Error {
    private static final long serialVersionUID = 1L;

    Broken(String promise, String what) {
        super(promise + ": " + what);
    }
}
