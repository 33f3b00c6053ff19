package dev.aiemployee.core.sync;

import dev.aiemployee.core.git.remote.PushOutcome;
import dev.aiemployee.core.sync.apply.Obstacles;
import dev.aiemployee.core.sync.apply.RefusedOnDisk;
import dev.aiemployee.core.sync.apply.Settle;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.AppliedBaseFile;
import dev.aiemployee.core.sync.base.HeldPath;
import dev.aiemployee.core.sync.base.Words;
import dev.aiemployee.core.sync.merge.DeletionWatch;
import dev.aiemployee.core.sync.merge.Plan;
import dev.aiemployee.core.sync.merge.Planner;
import dev.aiemployee.core.sync.report.CycleReport;
import dev.aiemployee.core.sync.report.Journalist;
import dev.aiemployee.core.sync.scan.DiskChanges;
import dev.aiemployee.core.sync.vet.Checkout;
import dev.aiemployee.core.sync.vet.Lineage;
import dev.aiemployee.core.sync.vet.RefusedTexts;
import dev.aiemployee.core.task.CommitId;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The second half of a cycle, after the remote has answered: disk, branch and applied base follow, and a person is told. */
final class Landing {
    private static final Logger LOG = LoggerFactory.getLogger(Landing.class);

    private final AppliedBase base;
    private final AppliedBaseFile baseFile;
    private final Obstacles obstacles;
    private final Planner planner;
    private final Settle settle;
    private final Checkout checkout;
    private final Refused refused;
    private final DeletionWatch deletions;
    private final Journalist journalist;
    private final Clock clock;

    Landing(
            AppliedBase base,
            AppliedBaseFile baseFile,
            Obstacles obstacles,
            Planner planner,
            Settle settle,
            Checkout checkout,
            Refused refused,
            DeletionWatch deletions,
            Journalist journalist,
            Clock clock) {
        this.base = base;
        this.baseFile = baseFile;
        this.obstacles = obstacles;
        this.planner = planner;
        this.settle = settle;
        this.checkout = checkout;
        this.refused = refused;
        this.deletions = deletions;
        this.journalist = journalist;
        this.clock = clock;
    }

    /** What keeps refused texts, and looks whether one of them is on disk. */
    record Refused(RefusedTexts texts, RefusedOnDisk onDisk) {}

    /** Our own commit first, then what rode on it, which is ours too. */
    CycleReport landed(DiskChanges changes, Plan plan, CommitId own, CommitId published) {
        return landed(changes, plan, own, published, true);
    }

    /** Only what rode was pushed, straight on the tip: our own changes still wait. */
    CycleReport ridden(DiskChanges changes, Plan plan, CommitId tip, CommitId published) {
        return landed(changes, plan, tip, published, plan.edits().isEmpty());
    }

    private CycleReport landed(DiskChanges changes, Plan plan, CommitId own, CommitId published, boolean whole) {
        String obstacle = obstacles.now();
        if (!obstacle.isEmpty()) {
            return inTheWay(obstacle, changes.held()); // applied when it is over, like a fetched commit of ours
        }
        journalist.answered(base);
        journalist.pushed(base);
        if (plan.sides().rewound()) {
            journalist.alerts().rewound(base.commit(), own);
        }
        refused.texts().restored(plan.vetted(), clock.instant());
        Settle.Settled first = apply(changes, plan, own, whole);
        Settle.Settled settled = published.equals(own) ? first : first.then(ride(published));
        return tell(
                plan,
                told -> journalist.finished(base, told, settled, changes, published, "", CycleReport.Trouble.NONE));
    }

    private Settle.Settled ride(CommitId published) {
        Plan plan = planner.plan(base, DiskChanges.NONE, published, new Lineage.Forward());
        return apply(DiskChanges.NONE, plan, published, true);
    }

    /**
     * There was nothing to publish.
     *
     * @param whole whether these are all changes there are; that nothing of a part is due proves nothing about what was refused
     */
    CycleReport atRest(DiskChanges changes, Plan plan, @Nullable CommitId tip, boolean whole) {
        String obstacle = obstacles.now(); // it may have begun since the cycle did
        if (!obstacle.isEmpty()) {
            return inTheWay(obstacle, changes.held());
        }
        journalist.answered(base);
        if (whole) {
            journalist.pushed(base);
        }
        return unpublished(changes, plan, tip, "", CycleReport.Trouble.NONE);
    }

    /** The push did not land: only what the remote itself holds is applied, ours waits where it is. */
    CycleReport failed(DiskChanges changes, Plan plan, @Nullable CommitId tip, PushOutcome outcome) {
        String obstacle = obstacles.now();
        if (!obstacle.isEmpty()) {
            return inTheWay(obstacle, changes.held());
        }
        journalist.answered(base);
        if (outcome instanceof PushOutcome.Refused words) {
            journalist.alerts().refused(words.reason());
            return unpublished(changes, plan, tip, problem(outcome), CycleReport.Trouble.REFUSED);
        }
        return unpublished(changes, plan, tip, problem(outcome), CycleReport.Trouble.MAY_PASS);
    }

    /** The search for what the host refuses found nothing: what it said to all of it stands. */
    CycleReport stillRefused(CycleReport report, String words) {
        journalist.alerts().refused(words);
        return journalist.again(report);
    }

    private CycleReport unpublished(
            DiskChanges changes, Plan plan, @Nullable CommitId tip, String problem, CycleReport.Trouble trouble) {
        boolean landed = plan.edits().isEmpty();
        if (plan.sides().rewound()) {
            journalist.alerts().rewound(base.commit(), tip);
            if (!landed) {
                // Taking the tip before our texts are on it again would make them look removed.
                return journalist.stopped(base, problem, trouble, plan.held());
            }
        }
        Settle.Settled settled = apply(changes, plan, tip, landed);
        return tell(plan, told -> journalist.finished(base, told, settled, changes, null, problem, trouble));
    }

    /** Something on this machine stands in the way; told by an alert when it lasts, but never into a vault that may not be there. */
    CycleReport inTheWay(String obstacle, List<HeldPath> held) {
        if (obstacles.isVaultThere()) {
            journalist.standsStill(obstacle);
        }
        return stopped(obstacle, CycleReport.Trouble.IN_THE_WAY, held);
    }

    /** Nothing more is done in this cycle: what the remote holds is not for this clone. */
    CycleReport stopped(String problem, List<HeldPath> held) {
        return stopped(problem, CycleReport.Trouble.REFUSED, held);
    }

    private CycleReport stopped(String problem, CycleReport.Trouble trouble, List<HeldPath> held) {
        LOG.warn("sync stopped: {}", problem);
        return journalist.stopped(base, problem, trouble, held);
    }

    private Settle.Settled apply(DiskChanges changes, Plan plan, @Nullable CommitId tip, boolean landed) {
        journalist.unsigned(plan.vetted(), base);
        Settle.Settled settled = settle.settle(plan, changes, landed);
        if (deletions.isNews()) {
            journalist.alerts().withheld(plan.withheld());
        }
        if (!deletions.flood().news().isEmpty()) {
            journalist.alerts().flood(deletions.flood().news());
        } else if (deletions.flood().isOver()) {
            journalist.floodIsOver(base);
        }
        deletions.done(landed);
        if (tip != null) {
            boolean restored = landed || plan.vetted().restore().isEmpty();
            checkout.follow(restored ? tip : base.commit());
            if (restored && !refused.onDisk().any(plan.vetted())) {
                base.commit(tip);
                if (plan.sides().rewound()) {
                    checkout.broughtBack(null);
                }
            } else {
                if (plan.sides().rewound() && landed) {
                    checkout.broughtBack(tip);
                }
                settled = settle.keepWaiting(plan, settled); // what was refused must be found again next time
            }
            refused.texts().leave(plan.vetted(), clock.instant());
            settled = settle.leave(plan.vetted(), settled);
            baseFile.save(base);
            settle.recorded();
        }
        return settled;
    }

    /** Keeps what was refused, and tells a person of it once. */
    private CycleReport tell(Plan plan, Function<Plan, CycleReport> finished) {
        Plan fresh = plan.telling(refused.texts().fresh(plan.vetted()));
        refused.texts().keep(plan.vetted(), clock.instant());
        CycleReport report = finished.apply(fresh);
        refused.texts().told(plan.vetted(), clock.instant());
        return report;
    }

    private static String problem(PushOutcome outcome) {
        if (outcome instanceof PushOutcome.Refused refused) {
            return "the remote refused the push: " + Words.of(refused.reason());
        }
        if (outcome instanceof PushOutcome.Unknown unknown) {
            return "it is not known whether the push landed: " + Words.of(unknown.reason());
        }
        if (outcome instanceof PushOutcome.Unreachable unreachable) {
            return "the push did not land: " + Words.of(unreachable.reason());
        }
        return "lost every race for the remote's tip; the next cycle tries again";
    }
}
