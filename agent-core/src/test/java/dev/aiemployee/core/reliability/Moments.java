package dev.aiemployee.core.reliability;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.task.CommitId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The moments between the steps of a cycle, counted: whenever the engine asks its clock, its rules, its apply's seam or its
 * wire, one moment passes. A test lets something happen at the n-th of them.
 */
final class Moments {
    private int passed;
    private int chosen = -1;
    private Runnable action = () -> {};
    private String fired = "";

    /** Lets this happen at the moment with this number, counted from now, once. */
    void at(int number, Runnable happening) {
        passed = 0;
        chosen = number;
        action = happening;
        fired = "";
    }

    /** How many moments passed since the last {@link #at}. */
    int passed() {
        return passed;
    }

    /** The moment at which it happened, for a person; empty while it has not. */
    String fired() {
        return fired;
    }

    void pass(String moment) {
        if (passed++ == chosen) {
            fired = moment + " (" + chosen + ")";
            Runnable now = action;
            action = () -> {};
            now.run();
        }
    }

    ApplySeam seam() {
        return (step, file) -> pass(step + " " + file.getFileName());
    }

    Clock clock(Clock real) {
        return new Clock() {
            @Override
            public Instant instant() {
                pass("clock");
                return real.instant();
            }

            @Override
            public ZoneId getZone() {
                return real.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    RemoteWire wire(RemoteWire real) {
        return new RemoteWire() {
            @Override
            public String url() {
                return real.url();
            }

            @Override
            public Optional<CommitId> tip() throws WireException {
                pass("before the look at the tip");
                Optional<CommitId> tip = real.tip();
                pass("after the look at the tip");
                return tip;
            }

            @Override
            public void fetch(CommitId tip) throws WireException {
                real.fetch(tip);
                pass("after the fetch");
            }

            @Override
            public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
                pass("before the push");
                Report report = real.push(commit, expected);
                pass("after the push");
                return report;
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    CommitRules rules(CommitRules real) {
        return new CommitRules() {
            @Override
            public Optional<String> refusal(String path) {
                pass("look at " + path);
                return real.refusal(path);
            }

            @Override
            public Optional<String> refusal(String path, byte[] content) {
                Optional<String> refusal = real.refusal(path, content);
                pass("read " + path);
                return refusal;
            }

            @Override
            public Optional<String> messageRefusal(String message) {
                pass("message");
                return real.messageRefusal(message);
            }

            @Override
            public long maxFileBytes() {
                return real.maxFileBytes();
            }
        };
    }
}
