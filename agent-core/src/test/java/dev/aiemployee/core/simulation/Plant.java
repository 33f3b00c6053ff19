package dev.aiemployee.core.simulation;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.support.OpenRules;
import dev.aiemployee.core.sync.base.ApplySeam;
import dev.aiemployee.core.sync.base.CommitRules;
import dev.aiemployee.core.task.CommitId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A bug put into one of the parts that production hands to its engine; the simulation must find each but {@link #NONE}. */
enum Plant {
    NONE,
    /** The remote moves its branch whatever the pusher expected: without the compare-and-swap. */
    NO_EXPECTED_TIP,
    /** An apply removes what stands in its way. */
    APPLY_OVERWRITES,
    /** Whatever is fetched counts as this machine's own. */
    EVERYTHING_IS_OWN,
    /** Secrets pass. */
    SECRETS_PASS,
    /** Files need no rest before they are synced. */
    NO_QUIET;

    RemoteWire wire(RemoteWire wire, OwnCommits own) {
        return switch (this) {
            case NO_EXPECTED_TIP, EVERYTHING_IS_OWN -> new Bent(wire, own);
            case NONE, APPLY_OVERWRITES, SECRETS_PASS, NO_QUIET -> wire;
        };
    }

    ApplySeam seam(ApplySeam seam) {
        return this != APPLY_OVERWRITES
                ? seam
                : (step, file) -> {
                    seam.before(step, file);
                    if (step.equals("link in")) {
                        remove(file);
                    }
                };
    }

    CommitRules rules(CommitRules rules) {
        return this == SECRETS_PASS ? new OpenRules() : rules;
    }

    Duration quiet(Duration quiet) {
        return this == NO_QUIET ? Duration.ZERO : quiet;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A wire with one of the bugs above. */
    private final class Bent implements RemoteWire {
        private final RemoteWire wire;
        private final OwnCommits own;

        Bent(RemoteWire wire, OwnCommits own) {
            this.wire = wire;
            this.own = own;
        }

        @Override
        public String url() {
            return wire.url();
        }

        @Override
        public Optional<CommitId> tip() throws WireException {
            return wire.tip();
        }

        @Override
        public void fetch(CommitId tip) throws WireException {
            wire.fetch(tip);
            if (Plant.this == EVERYTHING_IS_OWN) {
                own.add(tip);
            }
        }

        @Override
        public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
            Report report = wire.push(commit, expected);
            if (Plant.this == NO_EXPECTED_TIP && report instanceof Report.Moved moved) {
                return wire.push(commit, moved.advertised());
            }
            return report;
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
