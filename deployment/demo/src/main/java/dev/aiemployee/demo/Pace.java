package dev.aiemployee.demo;

import java.time.Duration;

/** How quickly things happen: for somebody who watches, or for a machine that only wants to know. */
enum Pace {
    PLEASANT(3, 2, 10, 2, Duration.ofSeconds(2)),
    FAST(1, 1, 5, 1, Duration.ZERO);

    private final int undoWindow;
    private final int quiet;
    private final int syncInterval;
    private final int mailInterval;
    private final Duration breath;

    Pace(int undoWindow, int quiet, int syncInterval, int mailInterval, Duration breath) {
        this.undoWindow = undoWindow;
        this.quiet = quiet;
        this.syncInterval = syncInterval;
        this.mailInterval = mailInterval;
        this.breath = breath;
    }

    /** {@code SEND_DELAY} in seconds. */
    int undoWindow() {
        return undoWindow;
    }

    /** {@code QUIET_SECONDS}. */
    int quiet() {
        return quiet;
    }

    /** {@code GIT_SYNC_INTERVAL} in seconds. */
    int syncInterval() {
        return syncInterval;
    }

    /** {@code MAIL_POLL_INTERVAL} in seconds. */
    int mailInterval() {
        return mailInterval;
    }

    /** Time to read what happened, after each scene. */
    Duration breath() {
        return breath;
    }
}
