package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.EnvVar;
import dev.aiemployee.core.env.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads the part {@code servers:} of the configuration. */
final class ServerReader {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("command", "environment", "inherit", "folder", "url", "headers", "start_timeout"));
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,100}");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]{0,8000}");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Duration START = Duration.ofSeconds(20);

    /** The servers by name, those with problems too. */
    Map<String, McpServer> read(YamlMap top) {
        Map<String, McpServer> servers = new LinkedHashMap<>();
        Optional<YamlMap> all = top.map("servers");
        if (all.isEmpty() && !top.has("servers")) {
            top.problem("servers", "has no `servers`", "name each server below `servers:`");
        }
        all.ifPresent(map -> {
            for (String name : map.keys()) {
                if (!NAME.matcher(name).matches()) {
                    map.problem(name, "a server is called `" + name + "`", "use lower-case letters, digits, _ and -");
                }
                map.map(name).ifPresent(server -> servers.put(name, server(name, server.only(KEYS))));
            }
        });
        return servers;
    }

    private McpServer server(String name, YamlMap map) {
        if (map.has("command") == map.has("url")) {
            map.problem(
                    name,
                    "server `" + name + "` has " + (map.has("url") ? "both" : "neither") + " `command` and `url`",
                    "say either which program to start or where the server listens");
        }
        Duration start = Timeouts.read(map, "start_timeout", START);
        return new McpServer(name, map.has("url") ? address(map) : program(map), start);
    }

    private McpServer.Program program(YamlMap map) {
        List<String> command = map.texts("command");
        if (map.has("command") && (command.isEmpty() || command.get(0).isBlank())) {
            map.problem("command", "`command` names no program", "write a list, as in `[npx, -y, some-server]`");
        }
        misplaced(map, "headers", "goes with `url`");
        String folder = map.text("folder");
        if (!folder.isEmpty() && !folder.startsWith("/")) {
            map.problem("folder", "`folder` is not absolute", "begin it with /");
        }
        return new McpServer.Program(command, secrets(map, "environment", VARIABLE), inherited(map), folder);
    }

    private List<String> inherited(YamlMap map) {
        List<String> names = map.texts("inherit");
        for (String name : names) {
            if (!VARIABLE.matcher(name).matches()) {
                map.problem("inherit", "`" + name + "` is no variable's name", "write names such as PATH");
            } else if (isOurSecret(name)) {
                map.problem(
                        "inherit", "hands on `" + name + "`, a secret of this agent", "give the server one of its own");
            }
        }
        return names;
    }

    /** What the agent itself lives on is nothing for another program. */
    private static boolean isOurSecret(String name) {
        return Arrays.stream(EnvVar.values())
                .anyMatch(variable -> variable.sensitive() && variable.name().equals(name.toUpperCase(Locale.ROOT)));
    }

    private McpServer.Address address(YamlMap map) {
        for (String key : List.of("environment", "inherit", "folder")) {
            misplaced(map, key, "goes with `command`");
        }
        Map<String, Secret> headers = secrets(map, "headers", HEADER);
        headers.forEach((name, value) -> {
            if (!HEADER_VALUE.matcher(value.reveal()).matches()) {
                map.problem("headers", "the value of `" + name + "` is no header (not shown)", "one line of ASCII");
            }
        });
        return new McpServer.Address(url(map), headers);
    }

    private static URI url(YamlMap map) {
        try {
            URI url = new URI(map.text("url"));
            boolean home = url.getHost() != null && LOOPBACK.contains(url.getHost());
            boolean safe = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && home);
            if (safe && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below, without the address, which may hold a token
        }
        map.problem(
                "url",
                "`url` is no address of a server",
                "https://host/path, or http:// to this machine itself; a token goes into `headers`");
        return URI.create("https://invalid.example/");
    }

    private static void misplaced(YamlMap map, String key, String where) {
        if (map.has(key)) {
            map.problem(key, "`" + key + "` " + where, "remove it");
        }
    }

    private static Map<String, Secret> secrets(YamlMap map, String key, Pattern name) {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        map.map(key)
                .ifPresent(values -> values.keys().forEach(each -> {
                    if (!name.matcher(each).matches()) {
                        values.problem(
                                each, "`" + key + "` has a name that cannot be one", "use letters, digits, _ or -");
                    }
                    secrets.put(each, new Secret(values.text(each)));
                }));
        return secrets;
    }
}
