package dev.aiemployee.core.sync.merge;

import dev.aiemployee.core.git.OtherToolsCommits;
import dev.aiemployee.core.git.objects.BlobId;
import dev.aiemployee.core.git.objects.ObjectBase;
import dev.aiemployee.core.journal.OwnCommits;
import dev.aiemployee.core.note.NoteFormat;
import dev.aiemployee.core.sync.base.AppliedBase;
import dev.aiemployee.core.sync.base.Author;
import dev.aiemployee.core.sync.base.Authors;
import dev.aiemployee.core.sync.base.SyncParts;
import dev.aiemployee.core.sync.vet.BroughtIds;
import dev.aiemployee.core.sync.vet.Checkout;
import dev.aiemployee.core.sync.vet.ForeignTexts;
import dev.aiemployee.core.sync.vet.Vetted;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.task.TaskId;
import dev.aiemployee.core.vault.VaultLayout;
import dev.aiemployee.core.vault.VaultPath;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which texts on this disk nobody wrote here. It is remembered before such a text can be on disk, so that no text of another
 * writer is ever taken for a decision of the operator at this machine.
 */
public final class Provenance {
    private static final Pattern ID =
            Pattern.compile("(?m)^[\"']?id[\"']?[ \\t]*:[ \\t]*[\"']?([A-Za-z0-9][A-Za-z0-9_-]{0,119})\\b");

    private final Checkout checkout;
    private final OwnCommits own;
    private final AppliedBase base;
    private final Memory memory;
    private final ObjectBase objects;
    private final OtherToolsCommits others;
    private final Authors authors;
    private final Clock clock;

    /** What is kept over restarts: texts of others, those of the operator's other machines, and what another tool brought. */
    public record Memory(ForeignTexts foreign, ForeignTexts elsewhere, BroughtIds brought) {}

    public Provenance(Checkout checkout, AppliedBase base, Memory memory, SyncParts parts) {
        this.checkout = checkout;
        this.own = parts.own();
        this.base = base;
        this.memory = memory;
        this.objects = parts.repository().objects();
        this.others = parts.repository().otherTools();
        this.authors = parts.authors();
        this.clock = parts.clock();
    }

    /** Remembers what another tool put on the local branch and on disk since the last cycle. */
    void look() {
        memory.foreign().addAll(underTheirIds(checkout.foreignTexts(base.commit(), own)));
    }

    /** The same, also for what another tool fetched, took back, or put on disk without moving the branch. */
    public void lookEverywhere() {
        look();
        CommitId applied = base.commit();
        if (applied == null) {
            return;
        }
        for (CommitId commit : others.look(applied)) {
            boolean known = own.contains(commit) || memory.brought().knows(commit);
            if (!known && !(authors.of(commit) instanceof Author.Device)) {
                List<Vetted.ForeignText> texts = underTheirIds(checkout.texts(commit));
                memory.foreign().addAll(texts);
                memory.brought().add(commit, ids(texts), clock.instant());
            }
        }
    }

    private static Set<TaskId> ids(List<Vetted.ForeignText> texts) {
        Set<TaskId> ids = new LinkedHashSet<>();
        texts.stream()
                .filter(text -> ForeignTexts.isDecisive(text.path()))
                .forEach(text -> VaultLayout.taskAt(new VaultPath(text.path())).ifPresent(ids::add));
        return ids;
    }

    /** A text under another name than its id counts under both: whoever gives the file its name back moves the text, too. */
    private List<Vetted.ForeignText> underTheirIds(Collection<Vetted.ForeignText> texts) {
        List<Vetted.ForeignText> all = new ArrayList<>(texts);
        for (Vetted.ForeignText text : texts) {
            BlobId blob = text.blob();
            if (blob == null || !ForeignTexts.isDecisive(text.path())) {
                continue;
            }
            objects.readBlob(blob, NoteFormat.DEFAULT_MAX_NOTE_BYTES)
                    .map(bytes -> ID.matcher(new String(bytes, StandardCharsets.UTF_8)))
                    .filter(Matcher::find)
                    .map(found -> found.group(1) + ".md")
                    .filter(name -> !new VaultPath(text.path()).fileName().equals(name))
                    .flatMap(name -> new VaultPath(text.path()).parent().map(folder -> folder.child(name)))
                    .ifPresent(path -> all.add(new Vetted.ForeignText(path.value(), blob)));
        }
        return all;
    }

    /** Before anything of it is on disk: what others decided, and what a merge with it would put there. */
    public void remember(Plan plan) {
        memory.foreign().addAll(underTheirIds(plan.vetted().foreign()));
        if (!plan.vetted().devices().isEmpty()) {
            List<Vetted.ForeignText> texts = new ArrayList<>(plan.vetted().devices());
            plan.result().forEach((path, blob) -> {
                if (!Objects.equals(blob.orElse(null), plan.onDisk(path, base))) {
                    texts.add(new Vetted.ForeignText(path.value(), blob.orElse(null)));
                }
            });
            memory.foreign().addAll(texts);
            memory.elsewhere().addAll(texts);
        }
    }

    /** Whether a commit that is not this agent's put these bytes at this path. */
    public boolean isForeign(VaultPath path, byte[] content) {
        look();
        return memory.foreign().contains(path, BlobId.of(content));
    }

    /** Whether these bytes came from another machine of the operator's. */
    public boolean isFromElsewhere(byte[] content) {
        BlobId blob = BlobId.of(content);
        return memory.elsewhere().contains(blob);
    }
}
