package dev.aiemployee.core.env;

import dev.aiemployee.core.task.AgentKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the cloud machine must not even hold. Looks at every name there is, not only at those an agent would read. */
final class CloudPartition {
    private static final Pattern OF_JAVA = Pattern.compile(
            "(java|jdk|sun|user|os|file|awt|native|stdout|stderr|path|line)\\..*|javax\\.net\\.ssl\\.trustStore.*"
                    + "|(https?|ftp|socks)\\.?proxy.*",
            Pattern.CASE_INSENSITIVE);

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

    /** The same for what Java was started with ({@code -Dmail.smtp.password=...}); its own properties and a proxy's are none. */
    static List<Problem> inProperties(AgentKind kind, Map<String, String> properties) {
        if (kind != AgentKind.CLOUD) {
            return List.of();
        }
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .filter(property -> !property.getValue().isBlank()
                                && !OF_JAVA.matcher(property.getKey()).matches())
                        .flatMap(property -> why(property.getKey(), property.getValue()).stream())
                        .toList();
    }

    private static Optional<Problem> why(String name, String value) {
        return CredentialNames.refusal(name)
                .map(why -> "it " + why)
                .or(() -> CredentialValues.refusal(name, value, false).map(why -> "its value " + why))
                .map(why -> new Problem(
                        "-D" + name,
                        "must not be among the options that Java was started with: " + why,
                        "take -D" + name
                                + " out of the command or the unit, and change the credential, which this machine"
                                + " has seen"));
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
