package dev.aiemployee.core.git;

import dev.aiemployee.core.git.objects.LocalRefs;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;

/**
 * Commits that a person or another tool made here and that are published flattened: their originals, for thirty days. The day is
 * part of the ref's name, {@code refs/agents/kept/<day>/<commit>}, so that nothing else has to be remembered and packing refs
 * loses nothing. For one thread.
 */
public final class KeptCommits {
    private static final Period FOR = Period.ofDays(30);

    private final Repository repository;
    private final LocalRefs refs;
    private final Clock clock;

    KeptCommits(Repository repository, Clock clock) {
        this.repository = repository;
        this.refs = new LocalRefs(repository);
        this.clock = clock;
    }

    /** Keeps a commit from today on. */
    public void keep(CommitId commit) {
        refs.set(LocalRefs.KEPT + today() + "/" + commit, commit);
    }

    /** Lets go of what was kept for longer than thirty days; a ref without a day begins its thirty days now. */
    public void prune() {
        try {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(LocalRefs.KEPT)) {
                Optional<LocalDate> day = day(ref.getName());
                if (day.isEmpty()) {
                    keep(new CommitId(ref.getObjectId().name()));
                }
                if (day.isEmpty() || day.get().plus(FOR).isBefore(today())) {
                    refs.remove(ref.getName());
                }
            }
        } catch (IOException failure) {
            throw new VaultException("cannot list the kept commits of " + repository.getDirectory(), failure);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<LocalDate> day(String ref) {
        String[] parts = ref.substring(LocalRefs.KEPT.length()).split("/", 2);
        try {
            return parts.length == 2 ? Optional.of(LocalDate.parse(parts[0])) : Optional.empty();
        } catch (DateTimeParseException other) {
            return Optional.empty();
        }
    }
}
