package dev.aiemployee.core.daemon;

/** A part that was started and has to be stopped: a connection, a watcher, a server. */
public interface Stoppable {
    /** Stops the part and waits until it has; called once. */
    void stop();
}
