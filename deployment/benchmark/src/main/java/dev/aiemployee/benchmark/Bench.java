package dev.aiemployee.benchmark;

import java.util.List;

/** One comparison. What it does, step by step, is written in docs/BENCHMARKS.md. */
interface Bench {
    /** Its rows; leaves nothing running. */
    List<Figure> run(Ground ground);
}
