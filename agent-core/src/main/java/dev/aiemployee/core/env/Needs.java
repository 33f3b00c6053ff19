package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.GitRemote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over several variables: what must be there together, and what must not be where it is. */
final class Needs {
    private final AgentKind kind;
    private final Map<EnvVar, String> values;

    /** @param values as set, defaults included */
    Needs(AgentKind kind, Map<EnvVar, String> values) {
        this.kind = kind;
        this.values = values;
    }

    /** A problem for each variable that an agent set up like this cannot do without. */
    List<Problem> missing() {
        return needed().stream()
                .filter(variable -> !values.containsKey(variable))
                .map(variable -> new Problem(variable.name(), "is not set", "set it: " + variable.meaning()))
                .toList();
    }

    /** A problem for each path inside the vault, which is shared, and for a name that belongs to the other agent. */
    List<Problem> misplaced() {
        List<Problem> problems = new ArrayList<>();
        for (EnvVar variable : values.keySet()) {
            if (variable != EnvVar.VAULT_PATH && isPath(variable) && isInVault(values.get(variable))) {
                problems.add(new Problem(variable.name(), "lies in the vault, which is shared", "move it elsewhere"));
            }
        }
        String other = (kind == AgentKind.CLOUD ? AgentKind.LOCAL : AgentKind.CLOUD).word();
        String name = values.getOrDefault(EnvVar.AGENT_ID, "");
        if (name.equals(other) || name.startsWith(other + "-")) {
            problems.add(new Problem(
                    EnvVar.AGENT_ID.name(),
                    "is " + name + " on the " + kind.word() + " agent",
                    "leave " + other + " to the other agent"));
        }
        return problems;
    }

    /** A problem for a mailbox that would be read without encryption over a network: the cloud agent does not do that. */
    List<Problem> unprotected() {
        return is(EnvVar.MAIL_SOURCE, "imap") && isInTheClear(EnvVar.IMAP_TLS, EnvVar.IMAP_HOST)
                ? List.of(new Problem(
                        EnvVar.IMAP_TLS.name(),
                        "is none, but " + EnvVar.IMAP_HOST
                                + " is another machine: password and mail would cross the network unencrypted",
                        "set it to tls or starttls, as that server offers"))
                : List.of();
    }

    /** A warning for each server that may be spoken to without encryption over a network, and is. */
    List<String> inTheClear() {
        List<String> warnings = new ArrayList<>();
        addIfInTheClear(warnings, EnvVar.SMTP_TLS, EnvVar.SMTP_HOST);
        addIfInTheClear(warnings, EnvVar.SENT_IMAP_TLS, EnvVar.SENT_IMAP_HOST);
        return warnings;
    }

    private void addIfInTheClear(List<String> warnings, EnvVar encryption, EnvVar host) {
        if (isInTheClear(encryption, host)) {
            warnings.add(encryption + ": password and mail cross the network unencrypted");
        }
    }

    private boolean isInTheClear(EnvVar encryption, EnvVar host) {
        return is(encryption, "none") && values.containsKey(host) && !Loopback.isNamed(values.get(host));
    }

    private Set<EnvVar> needed() {
        Set<EnvVar> needed = EnumSet.noneOf(EnvVar.class);
        for (EnvVar variable : EnvVar.values()) {
            if (variable.required() && variable.agents().contains(kind)) {
                needed.add(variable);
            }
        }
        if (is(EnvVar.ENABLE_CLOUD_AGENT, "false")) {
            needed.remove(EnvVar.GIT_REMOTE_URL);
        }
        String remote = values.getOrDefault(EnvVar.GIT_REMOTE_URL, "");
        if (remote.startsWith("https://") && GitRemote.isGitRemote(remote)) {
            needed.add(EnvVar.GIT_HTTPS_TOKEN);
        }
        if (GitRemote.isSsh(remote) && GitRemote.isGitRemote(remote)) {
            needed.addAll(Set.of(EnvVar.GIT_SSH_KEY_PATH, EnvVar.GIT_KNOWN_HOSTS_PATH));
        }
        if (is(EnvVar.DRY_RUN, "true")) {
            needed.removeAll(Set.of(EnvVar.SMTP_HOST, EnvVar.SMTP_FROM));
        }
        if (values.containsKey(EnvVar.SMTP_USER) || values.containsKey(EnvVar.SMTP_PASSWORD)) {
            needed.addAll(Set.of(EnvVar.SMTP_USER, EnvVar.SMTP_PASSWORD));
        }
        if (values.containsKey(EnvVar.SENT_IMAP_HOST)) {
            needed.addAll(Set.of(EnvVar.SENT_IMAP_USER, EnvVar.SENT_IMAP_PASSWORD));
        }
        if (is(EnvVar.MAIL_SOURCE, "imap")) {
            needed.addAll(Set.of(EnvVar.IMAP_HOST, EnvVar.IMAP_USER, EnvVar.IMAP_READONLY_PASSWORD));
        }
        if (is(EnvVar.MAIL_SOURCE, "gmail")) {
            needed.add(EnvVar.GMAIL_CREDENTIALS_PATH);
        }
        return needed;
    }

    private boolean is(EnvVar variable, String value) {
        return value.equals(values.get(variable));
    }

    private boolean isPath(EnvVar variable) {
        return variable.holdsPath() && variable.form().accepts().test(values.get(variable));
    }

    private boolean isInVault(String path) {
        return values.containsKey(EnvVar.VAULT_PATH)
                && isPath(EnvVar.VAULT_PATH)
                && Path.of(path)
                        .normalize()
                        .startsWith(Path.of(values.get(EnvVar.VAULT_PATH)).normalize());
    }
}
