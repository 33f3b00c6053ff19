package dev.aiemployee.core.simulation;

/** The process dies here. An error, so that no part of the product can catch it and carry on. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(Fault fault) {
        super(fault.name(), null, false, false);
    }
}
