package dev.aiemployee.core.simulation;

/** How much goes wrong in a run. */
enum Weather {
    /** Everybody acts at once, between any two steps of anybody else; machines, network and strangers are sound. */
    RACES,
    /** Every kind of fault besides. */
    STORM
}
