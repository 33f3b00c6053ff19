package dev.aiemployee.core.git;

import dev.aiemployee.core.env.Quoted;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Every Git command that an operator is advised to type, in one place, so that a test can carry out each of them. A command can be typed
 * as it stands, in whatever folder: it names the vault.
 */
public enum Advice {
    /** The vault is on another branch, and its own exists. */
    SWITCH("switch %s"),
    /** The same where its own does not exist yet. */
    BEGIN_BRANCH("switch -c %s"),
    /** Dashboard.md was removed. */
    RESTORE_DASHBOARD("checkout %s -- Dashboard.md"),
    /** Notes that were removed by accident; those that are there stay as they are. */
    RESTORE_NOTES("ls-files -z --deleted | git -C %s checkout-index -z --stdin"),
    /** The remote has lost its branch. Commit, branch. */
    PUT_BRANCH_BACK("push origin %s:refs/heads/%s"),
    /** The remote's history was replaced: its tip, or a range. */
    LOOK_AT("--no-pager log %s"),
    /** Notes were changed by somebody else lately. */
    LOOK_AT_LATEST("--no-pager log -p -3"),
    /** A commit of somebody else's was refused. */
    SHOW("--no-pager show %s"),
    /** The same, to undo it. Branch, its tip, our commit, branch. */
    PUT_HISTORY_BACK("push --force-with-lease=%s:%s origin %s:refs/heads/%s");

    private final String words;

    Advice(String words) {
        this.words = words;
    }

    /** The command with what it is about, each as a shell takes it. */
    public String command(Path vault, Object... about) {
        List<String> quoted = List.of(about).stream().map(Quoted::shell).toList();
        return "git -C " + Quoted.shell(vault) + " " + String.format(Locale.ROOT, words, quoted.toArray());
    }

    /** The same between backquotes, for a sentence. */
    public String inSentence(Path vault, Object... about) {
        return "`" + command(vault, about) + "`";
    }
}
