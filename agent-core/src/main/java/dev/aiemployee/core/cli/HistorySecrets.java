package dev.aiemployee.core.cli;

import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.HistoryTexts;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.guard.CommitGuard;
import dev.aiemployee.core.guard.PathRules;
import dev.aiemployee.core.guard.secret.Finding;
import dev.aiemployee.core.task.CommitId;
import dev.aiemployee.core.terminal.Terminal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** What {@code check --history} looks for: secrets that some commit of this clone holds, also those that were deleted since. For one look. */
final class HistorySecrets implements HistoryTexts.Reader {
    private static final int TELL_EACH = 1_000;
    private static final String ROTATE =
            "change it where it is used, also when the note is gone: every clone and the Git host have it";

    private final CommitGuard guard;
    private final Consumer<String> progress;
    private final List<Problem> problems = new ArrayList<>();

    /** The lines of the present file that were told, and where it stands. */
    private final Set<String> told = new HashSet<>();

    private String place = "";

    private HistorySecrets(CommitGuard guard, Consumer<String> progress) {
        this.guard = guard;
        this.progress = progress;
    }

    /**
     * A problem for each place, without the secret.
     *
     * @param progress is told now and then, when the history is long
     */
    static List<Problem> problems(VaultRepository repository, CommitGuard guard, Consumer<String> progress) {
        HistorySecrets secrets = new HistorySecrets(guard, progress);
        repository.historyTexts().read(secrets);
        return secrets.problems;
    }

    @Override
    public void message(CommitId commit, String text) {
        begin("commit " + commit.brief() + ", its message");
        piece(text.getBytes(StandardCharsets.UTF_8), 1);
    }

    @Override
    public void file(CommitId commit, String path) {
        begin("commit " + commit.brief() + ", " + Terminal.plain(guard.masked(path)));
        if (PathRules.refusal(path).isPresent()) {
            problems.add(new Problem(place, "has a name that stands for secrets or private data", ROTATE));
        }
        guard.findings(path.getBytes(StandardCharsets.UTF_8)).forEach(found -> tell(found, ", its name"));
    }

    @Override
    public void piece(byte[] bytes, int line) {
        guard.findings(bytes).forEach(found -> tell(found, ", line " + (line + found.line() - 1)));
    }

    @Override
    public void progress(int commits, int all) {
        if (commits % TELL_EACH == 0) {
            progress.accept("looked at " + commits + " of " + all + " commits, " + problems.size() + " found so far");
        }
    }

    private void begin(String where) {
        place = where;
        told.clear();
    }

    private void tell(Finding found, String where) {
        if (told.add(found.rule() + where)) {
            problems.add(new Problem(
                    place + where,
                    "holds what looks like a secret (" + found.rule() + ", fingerprint " + found.fingerprint() + ")",
                    ROTATE));
        }
    }
}
