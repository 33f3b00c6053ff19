package dev.aiemployee.core.support;

import dev.aiemployee.core.git.remote.RemoteWire;
import dev.aiemployee.core.git.remote.WireException;
import dev.aiemployee.core.task.CommitId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A real wire of which single calls go wrong, in the order in which their faults were planted. */
public final class FaultyWire implements RemoteWire {
    /** What happens in place of one push; it may still push. */
    public interface PushFault {
        Report push(RemoteWire real, CommitId commit, @Nullable CommitId expected) throws WireException;
    }

    private final RemoteWire real;
    private final Deque<PushFault> pushes = new ArrayDeque<>();
    private int unanswered;

    public FaultyWire(RemoteWire real) {
        this.real = real;
    }

    /** The push arrives and is accepted, and the connection dies before the report. */
    public FaultyWire losesTheReply() {
        return nextPush((wire, commit, expected) -> {
            wire.push(commit, expected);
            return new Report.NoReport("connection reset");
        });
    }

    public FaultyWire nextPush(PushFault fault) {
        pushes.add(fault);
        return this;
    }

    /** The next look at the tip is not answered. */
    public FaultyWire unanswered() {
        unanswered++;
        return this;
    }

    @Override
    public String url() {
        return real.url();
    }

    @Override
    public Optional<CommitId> tip() throws WireException {
        if (unanswered > 0) {
            unanswered--;
            throw new WireException("no route to host");
        }
        return real.tip();
    }

    @Override
    public void fetch(CommitId tip) throws WireException {
        real.fetch(tip);
    }

    @Override
    public Report push(CommitId commit, @Nullable CommitId expected) throws WireException {
        PushFault fault = pushes.poll();
        return fault == null ? real.push(commit, expected) : fault.push(real, commit, expected);
    }

    @Override
    public Map<String, CommitId> signs() throws WireException {
        return real.signs();
    }

    @Override
    public String sign(String ref, CommitId sign) throws WireException {
        return real.sign(ref, sign);
    }

    @Override
    public Report giveSign(String ref, CommitId sign) throws WireException {
        return real.giveSign(ref, sign);
    }

    @Override
    public void close() {
        real.close();
    }
}
