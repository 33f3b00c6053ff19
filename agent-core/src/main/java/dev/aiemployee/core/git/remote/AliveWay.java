package dev.aiemployee.core.git.remote;

import dev.aiemployee.core.task.AgentName;
import java.util.Optional;

/** How an agent's sign of life reaches the others, in the order in which a host is asked to take it. */
public enum AliveWay {
    /** A ref outside the branches, replaced each time. */
    REF("refs/agents/alive/", false),
    /** The same, of a host that replaces nothing: each sign follows the one before. */
    REF_FORWARD("refs/agents/alive/", true),
    /** A branch, for a host that takes nothing but branches. */
    BRANCH("refs/heads/alive/", false),
    BRANCH_FORWARD("refs/heads/alive/", true),
    /** The host takes one branch and no more: a note on it. */
    MAIN("", false);

    private final String prefix;
    private final boolean forward;

    AliveWay(String prefix, boolean forward) {
        this.prefix = prefix;
        this.forward = forward;
    }

    /** The full name of the ref that an agent's sign lies at; absent for a note on the main branch. */
    public Optional<String> ref(AgentName agent) {
        return prefix.isEmpty() ? Optional.empty() : Optional.of(prefix + agent);
    }

    /** Whether a sign is a commit on top of the one before. */
    public boolean isForward() {
        return forward;
    }

    /** The way to try when the host refuses this one. */
    public AliveWay next() {
        return switch (this) {
            case REF -> REF_FORWARD;
            case REF_FORWARD -> BRANCH;
            case BRANCH -> BRANCH_FORWARD;
            case BRANCH_FORWARD, MAIN -> MAIN;
        };
    }

    /** Where this clone keeps the sign that it saw or gave last, whatever the remote calls it; no branch of the operator's. */
    static String kept(String ref) {
        return "refs/agents/alive/" + ref.substring(ref.lastIndexOf('/') + 1);
    }

    /** The agent whose sign lies at a ref; absent for any other ref. */
    static Optional<AgentName> agentAt(String ref) {
        for (AliveWay way : values()) {
            if (!way.prefix.isEmpty() && ref.startsWith(way.prefix)) {
                String name = ref.substring(way.prefix.length());
                return AgentName.isAgentName(name) ? Optional.of(new AgentName(name)) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
