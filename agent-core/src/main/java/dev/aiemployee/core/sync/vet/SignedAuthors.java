package dev.aiemployee.core.sync.vet;

import dev.aiemployee.core.git.CommitSignatures;
import dev.aiemployee.core.git.sign.Signature;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Authors;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.task.CommitId;
import org.jspecify.annotations.Nullable;

/**
 * Authors by their SSH signatures: the operator's keys in one file, in the other the device keys, each with its agent's name as its only
 * principal. A device that goes by our own name, or by one that is no local agent's, is nobody.
 *
 * @param operator null when the operator signs nothing
 * @param devices null without another machine
 */
public record SignedAuthors(
        @Nullable CommitSignatures operator, @Nullable CommitSignatures devices, AgentName self) implements Authors {
    @Override
    public Author of(CommitId commit) {
        if (operator != null && operator.of(commit) instanceof Signature.SignedBy) {
            return Author.OPERATOR;
        }
        return devices != null
                        && devices.of(commit) instanceof Signature.SignedBy device
                        && OwnershipRules.mayBeDevice(self, device.principal())
                ? new Author.Device(new AgentName(device.principal()))
                : Author.FOREIGN;
    }
}
