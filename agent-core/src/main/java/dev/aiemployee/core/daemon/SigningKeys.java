package dev.aiemployee.core.daemon;

import dev.aiemployee.core.env.ConfigurationException;
import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Environment;
import dev.aiemployee.core.env.FileRights;
import dev.aiemployee.core.env.Problem;
import dev.aiemployee.core.git.VaultRepository;
import dev.aiemployee.core.git.sign.CommitSigner;
import dev.aiemployee.core.git.sign.SignersFile;
import dev.aiemployee.core.ownership.OwnershipRules;
import dev.aiemployee.core.sync.base.Authors;
import dev.aiemployee.core.sync.vet.SignedAuthors;
import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import dev.aiemployee.core.vault.VaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys that commits are signed and judged with, as the environment names them; every problem at once. For one thread. */
public final class SigningKeys {
    private static final String MAKE = "see \"A second machine\" in docs/SETUP.md";

    private final Environment environment;
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private @Nullable Path operator;
    private @Nullable Path devices;
    private @Nullable CommitSigner signer;
    private Set<String> machines = Set.of();

    private SigningKeys(Environment environment) {
        this.environment = environment;
    }

    /** Reads all that is named; the cloud agent has none. */
    public static SigningKeys of(Environment environment, ZoneId zone) {
        SigningKeys keys = new SigningKeys(environment);
        if (environment.kind() == AgentKind.LOCAL) {
            keys.read(zone);
        }
        return keys;
    }

    private void read(ZoneId zone) {
        operator = path(EnvVar.OPERATOR_ALLOWED_SIGNERS);
        devices = path(EnvVar.DEVICE_ALLOWED_SIGNERS);
        SignersFile operators = signers(EnvVar.OPERATOR_ALLOWED_SIGNERS, operator, zone);
        SignersFile others = signers(EnvVar.DEVICE_ALLOWED_SIGNERS, devices, zone);
        signer = signer(path(EnvVar.DEVICE_KEY_PATH));
        if (operators != null && signer != null && operators.holds(signer)) {
            problem(EnvVar.DEVICE_KEY_PATH, "is a key of OPERATOR_ALLOWED_SIGNERS", "make the agent a key of its own");
        }
        if (operators != null && others != null && operators.sharesAKeyWith(others)) {
            problem(EnvVar.DEVICE_ALLOWED_SIGNERS, "names a key of OPERATOR_ALLOWED_SIGNERS too", "one key, one file");
        }
        if (others != null) {
            machines = Set.copyOf(others.principals());
            others.principals().stream()
                    .filter(name -> !OwnershipRules.mayBeDevice(environment.agent(), name))
                    .forEach(name -> problem(
                            EnvVar.DEVICE_ALLOWED_SIGNERS,
                            "has a line for " + name,
                            "begin each line with another local agent's name, such as local-2"));
        }
    }

    private @Nullable Path path(EnvVar variable) {
        return environment.find(variable).isPresent() ? environment.path(variable) : null;
    }

    private @Nullable SignersFile signers(EnvVar variable, @Nullable Path file, ZoneId zone) {
        if (file == null || isInVault(variable, file)) {
            return null;
        }
        try {
            SignersFile signers = SignersFile.read(file, zone);
            notes.add(variable + ": " + signers.principals().size() + " keys in " + file);
            rights(file)
                    .filter(FileRights::canOthersWrite)
                    .ifPresent(
                            open -> notes.add(variable + ": others can write " + file + "; run `" + open.fix() + "`"));
            return signers;
        } catch (VaultException unusable) {
            problem(variable, "cannot be used: " + cause(unusable), "correct " + file + "; " + MAKE);
            return null;
        }
    }

    private @Nullable CommitSigner signer(@Nullable Path file) {
        if (file == null || isInVault(EnvVar.DEVICE_KEY_PATH, file)) {
            return null;
        }
        try {
            CommitSigner key = CommitSigner.ssh(file);
            notes.add(EnvVar.DEVICE_KEY_PATH + ": commits are signed");
            rights(file)
                    .filter(FileRights::canOthersRead)
                    .ifPresent(open -> notes.add(
                            EnvVar.DEVICE_KEY_PATH + ": others can read " + file + "; run `" + open.fix() + "`"));
            return key;
        } catch (VaultException unusable) {
            problem(EnvVar.DEVICE_KEY_PATH, "cannot be used: " + cause(unusable), MAKE);
            return null;
        }
    }

    /** By its real place: a link into the vault would let a commit change it. */
    private boolean isInVault(EnvVar variable, Path file) {
        try {
            Path vault = environment.path(EnvVar.VAULT_PATH);
            if (file.toRealPath().startsWith(vault.toRealPath())) {
                problem(variable, "lies in the vault, which is shared", "move it elsewhere");
                return true;
            }
        } catch (IOException missing) {
            return false; // reading it says so
        }
        return false;
    }

    private static Optional<FileRights> rights(Path file) {
        try {
            return Optional.of(FileRights.of(file));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static String cause(VaultException unusable) {
        Throwable cause = unusable.getCause();
        return String.valueOf(cause == null ? unusable.getMessage() : cause);
    }

    private void problem(EnvVar variable, String what, String fix) {
        problems.add(new Problem(variable.name(), what, fix));
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What a person should know, for {@code check}. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** @throws ConfigurationException with every problem */
    void refuseProblems() {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Whether {@code other} is the agent of another machine of the operator's, and no keys tell the two of each other. */
    public boolean isKeyless(AgentName other) {
        return environment.kind() == AgentKind.LOCAL
                && OwnershipRules.mayBeDevice(environment.agent(), other.value())
                && (signer == null || !machines.contains(other.value()));
    }

    /** The key that this agent signs with; absent when it signs nothing. */
    Optional<CommitSigner> signer() {
        return Optional.ofNullable(signer);
    }

    Authors authors(VaultRepository repository, Clock clock) {
        return new SignedAuthors(
                operator == null ? null : repository.signatures(operator, clock),
                devices == null ? null : repository.signatures(devices, clock),
                environment.agent());
    }
}
