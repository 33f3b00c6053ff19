package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import dev.aiemployee.core.task.AgentName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The checked variables of one agent, defaults filled in. {@link EnvCheck} is its only maker, so the typed readers cannot
 * fail on a value. Asking for one that is not set and has no default is a {@link ConfigurationException} that names it;
 * asking for a sensitive variable as text is a bug of the caller and throws. Immutable.
 */
public final class Environment {
    private final AgentKind kind;
    private final Map<EnvVar, Secret> values;

    /** @param values checked values, defaults included */
    Environment(AgentKind kind, Map<EnvVar, String> values) {
        this.kind = kind;
        this.values = new EnumMap<>(EnvVar.class);
        values.forEach((variable, value) -> this.values.put(variable, new Secret(value)));
    }

    public AgentKind kind() {
        return kind;
    }

    public AgentName agent() {
        return new AgentName(text(EnvVar.AGENT_ID));
    }

    public String text(EnvVar variable) {
        return find(variable).orElseThrow(() -> missing(variable));
    }

    public Optional<String> find(EnvVar variable) {
        if (variable.sensitive()) {
            throw new IllegalArgumentException(variable + " is sensitive (expected: to be read as a Secret)");
        }
        return Optional.ofNullable(values.get(variable)).map(Secret::reveal);
    }

    public Secret secret(EnvVar variable) {
        return findSecret(variable).orElseThrow(() -> missing(variable));
    }

    public Optional<Secret> findSecret(EnvVar variable) {
        if (!variable.sensitive()) {
            throw new IllegalArgumentException(variable + " is not sensitive (expected: to be read as text)");
        }
        return Optional.ofNullable(values.get(variable));
    }

    /** Every secret that is set, for what must never publish one. */
    public Map<EnvVar, Secret> secrets() {
        Map<EnvVar, Secret> secrets = new EnumMap<>(EnvVar.class);
        values.forEach((variable, value) -> {
            if (variable.sensitive()) {
                secrets.put(variable, value);
            }
        });
        return secrets;
    }

    public Duration seconds(EnvVar variable) {
        return Duration.ofSeconds(number(variable));
    }

    public int number(EnvVar variable) {
        return Integer.parseInt(text(variable));
    }

    /** The same settings with another place for a path that is set. */
    public Environment placing(EnvVar variable, Path place) {
        Map<EnvVar, String> placed = new EnumMap<>(EnvVar.class);
        values.forEach((name, value) -> placed.put(name, value.reveal()));
        placed.put(variable, place.toString());
        return new Environment(kind, placed);
    }

    public Path path(EnvVar variable) {
        return Path.of(text(variable));
    }

    /**
     * The zone in which the operator reads times.
     *
     * @param here this machine's, which counts while none is set
     */
    public ZoneId zone(ZoneId here) {
        return find(EnvVar.TIME_ZONE).map(ZoneId::of).orElse(here);
    }

    public boolean flag(EnvVar variable) {
        return text(variable).equals("true");
    }

    private static ConfigurationException missing(EnvVar variable) {
        return new ConfigurationException(new Problem(variable.name(), "is not set", "set it: " + variable.meaning()));
    }

    /** The names that are set, without their values. */
    @Override
    public String toString() {
        return kind + " " + values.keySet();
    }
}
