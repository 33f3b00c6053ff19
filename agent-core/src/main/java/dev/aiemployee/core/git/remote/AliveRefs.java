package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.git.objects.BatchedRepository;
import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents' signs of life beside the main branch: each agent moves one ref of its own to a commit without files whose message says
 * how it is. What a remote holds there proves nothing of who wrote it. For one thread.
 */
public final class AliveRefs {
    private static final Logger LOG = LoggerFactory.getLogger(AliveRefs.class);

    /** More agents than that are none of ours. */
    private static final int MOST = 20;

    private final BatchedRepository repository;
    private final RemoteWire wire;
    private final LocalRefs refs;
    private final ObjectBase objects;
    private final Map<String, Sign> known = new HashMap<>();
    /** Our own of this run, and what was there before the first. */
    private final Set<CommitId> ours = new HashSet<>();

    AliveRefs(BatchedRepository repository, RemoteWire wire) {
        this.repository = repository;
        this.wire = wire;
        this.refs = new LocalRefs(repository);
        this.objects = new ObjectBase(repository);
    }

    /**
     * One sign.
     *
     * @param commit changes with each sign
     * @param text what it says; from outside, and empty when it could not be read
     */
    public record Sign(CommitId commit, String text) {}

    /**
     * The others' signs as the latest look at the remote's tip showed them; asks only for the text of those that moved. Agents that were
     * heard of before come first, so that nobody crowds them out.
     */
    public Map<AgentName, Sign> look(AgentName self) {
        Map<AgentName, Sign> signs = new TreeMap<>();
        try {
            Map<String, CommitId> there = wire.signs();
            known.keySet().retainAll(there.keySet());
            List<Map.Entry<String, CommitId>> knownFirst = new ArrayList<>(there.entrySet());
            knownFirst.sort(Comparator.comparing(ref -> !known.containsKey(ref.getKey())));
            for (Map.Entry<String, CommitId> ref : knownFirst) {
                AgentName agent = AliveWay.agentAt(ref.getKey()).orElse(self);
                if (!agent.equals(self) && signs.size() < MOST) {
                    signs.put(agent, sign(ref.getKey(), ref.getValue()));
                }
            }
        } catch (WireException away) {
            LOG.debug("signs of life: {}", away.getMessage());
        }
        return signs;
    }

    private Sign sign(String ref, CommitId commit) {
        Sign before = known.get(ref);
        if (before != null && before.commit().equals(commit)) {
            return before;
        }
        String text = "";
        try {
            text = wire.sign(ref, commit);
        } catch (WireException unreadable) {
            LOG.info("sign={} cannot be read: {}", ref, unreadable.getMessage());
        }
        Sign now = new Sign(commit, text);
        known.put(ref, now);
        return now;
    }

    /**
     * Whether somebody else gave a sign under our name after we had given one: a second machine with our name. As the latest look at the
     * remote's tip showed it.
     */
    public boolean isNameTaken(AgentName self, AliveWay way) {
        try {
            String ref = way.ref(self).orElse("");
            @Nullable CommitId there = wire.signs().get(ref);
            return there != null && !ours.isEmpty() && !ours.contains(there);
        } catch (WireException away) {
            return false;
        }
    }

    /** Gives our own sign. The ref is ours alone, so that nobody is raced. */
    public PushOutcome give(AgentName self, AliveWay way, String text, Instant now) {
        String ref = way.ref(self)
                .orElseThrow(() -> new IllegalArgumentException("way: " + way + " (expected: one with a ref)"));
        try {
            @Nullable CommitId there = wire.signs().get(ref);
            if (there != null && ours.isEmpty()) {
                ours.add(there);
            }
            CommitId sign = objects.commit(
                    objects.writeTree(null, Map.of()), way.isForward() ? before(ref) : null, text, self.value(), now);
            repository.pending().land();
            ours.add(sign);
            RemoteWire.Report report = wire.giveSign(ref, sign);
            if (report instanceof RemoteWire.Report.Accepted) {
                refs.set(AliveWay.kept(ref), sign);
                return new PushOutcome.Landed();
            }
            if (report instanceof RemoteWire.Report.NotStored not) {
                return new PushOutcome.Unreachable(not.words()); // another ref would not help
            }
            return report instanceof RemoteWire.Report.Refused refused
                    ? new PushOutcome.Refused(refused.words())
                    : new PushOutcome.Unknown("no report");
        } catch (WireException away) {
            return new PushOutcome.Unreachable(String.valueOf(away.getMessage()));
        } catch (IOException failure) {
            throw new VaultException("cannot store a sign of life in " + repository.getDirectory(), failure);
        }
    }

    /** What the ref holds now, brought here if it is not. */
    private @Nullable CommitId before(String ref) throws WireException {
        @Nullable CommitId there = wire.signs().get(ref);
        Optional<CommitId> last = refs.read(AliveWay.kept(ref));
        if (there != null && !last.equals(Optional.of(there))) {
            wire.sign(ref, there);
        }
        return there;
    }
}
