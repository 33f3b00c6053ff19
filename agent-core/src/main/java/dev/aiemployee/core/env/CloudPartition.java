package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What the cloud machine must not even hold. Looks at every name there is, not only at those an agent would read. */
final class CloudPartition {
    private CloudPartition() {}

    /** One problem for each prohibited name or value that is set; none for the local agent. */
    static List<Problem> problems(AgentKind kind, Map<String, String> process, Map<String, String> file) {
        if (kind != AgentKind.CLOUD) {
            return List.of();
        }
        TreeSet<String> names = new TreeSet<>(process.keySet());
        names.addAll(file.keySet());
        return names.stream()
                .flatMap(name -> problem(name, process, file).stream())
                .toList();
    }

    private static Optional<Problem> problem(String name, Map<String, String> process, Map<String, String> file) {
        List<String> places = Stream.of(
                        isSet(process, name) ? "the environment" : "", isSet(file, name) ? "the env file" : "")
                .filter(place -> !place.isEmpty())
                .toList();
        if (places.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> byName = isAllowed(name)
                ? Optional.empty()
                : CredentialNames.refusal(name).map(why -> "it " + why);
        return byName.or(() -> byValue(name, process, file).map(why -> "its value " + why))
                .map(why ->
                        new Problem(name, "must not be in " + String.join(" or in ", places) + ": " + why, fix(name)));
    }

    private static Optional<String> byValue(String name, Map<String, String> process, Map<String, String> file) {
        Optional<EnvVar> known = catalogued(name).filter(variable -> isAllowed(name));
        if (known.filter(EnvVar::sensitive).isPresent()) {
            return Optional.empty();
        }
        return CredentialValues.refusal(name, process.getOrDefault(name, ""), false)
                .or(() -> CredentialValues.refusal(name, file.getOrDefault(name, ""), known.isEmpty()));
    }

    /** The catalogue's variable of exactly this name. */
    static Optional<EnvVar> catalogued(String name) {
        return Stream.of(EnvVar.values())
                .filter(variable -> variable.name().equals(name))
                .findFirst();
    }

    /** The allow-list: what the catalogue gives to the cloud. */
    private static boolean isAllowed(String name) {
        return catalogued(name)
                .filter(variable -> variable.agents().contains(AgentKind.CLOUD))
                .isPresent();
    }

    private static boolean isSet(Map<String, String> from, String name) {
        return !from.getOrDefault(name, "").isBlank();
    }

    private static String fix(String name) {
        return "remove " + name + " from this machine, and change the credential, which it has seen";
    }
}
