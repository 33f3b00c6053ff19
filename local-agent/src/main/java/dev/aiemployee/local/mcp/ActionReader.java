package dev.aiemployee.local.mcp;

import dev.aiemployee.core.task.ActionType;
import dev.aiemployee.core.task.Word;
import dev.aiemployee.local.approve.content.Outlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the part {@code actions:} of the configuration. What would let an approved word go nowhere is a problem. */
final class ActionReader {
    private static final Set<String> KEYS =
            new TreeSet<>(Set.of("action", "platform", "server", "tool", "arguments", "timeout", "repeatable"));
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String POSSIBLE = "post_social or send_whatsapp";

    private final Map<String, McpServer> servers;
    private final Set<String> taken = new HashSet<>();
    private final Map<ActionType, Boolean> repeatable = new EnumMap<>(ActionType.class);

    ActionReader(Map<String, McpServer> servers) {
        this.servers = servers;
    }

    /** The actions without a problem. */
    List<McpAction> read(YamlMap top) {
        List<McpAction> actions = new ArrayList<>();
        for (YamlMap map : top.maps("actions")) {
            McpAction action = action(map.only(KEYS));
            if (action != null) {
                check(map, action);
                actions.add(action);
            }
        }
        return actions;
    }

    private @Nullable McpAction action(YamlMap map) {
        ActionType type = type(map);
        McpServer server = server(map);
        String tool = map.needed("tool", "create_post");
        String platform = platform(map);
        ArgumentTemplate arguments =
                new ArgumentTemplate(map.map("arguments").map(YamlMap::tree).orElse(Map.of()));
        boolean again = flag(map, "repeatable");
        Duration timeout = Timeouts.read(map, "timeout", TIMEOUT);
        return type == null || server == null
                ? null
                : new McpAction(type, platform, new McpAction.Tool(server, tool), arguments, timeout, again);
    }

    private static @Nullable ActionType type(YamlMap map) {
        String word = map.needed("action", "post_social");
        ActionType type = Word.find(ActionType.class, word)
                .filter(found -> found == ActionType.POST_SOCIAL || found == ActionType.SEND_WHATSAPP)
                .orElse(null);
        if (type == null && !word.isEmpty()) {
            map.problem("action", "no tool can do `" + word + "`", "write " + POSSIBLE);
        }
        return type;
    }

    private @Nullable McpServer server(YamlMap map) {
        String name = map.needed("server", "linkedin");
        McpServer server = servers.get(name);
        if (server == null && !name.isEmpty()) {
            map.problem("server", "no server is called `" + name + "`", "name it below `servers:`");
        }
        return server;
    }

    private static String platform(YamlMap map) {
        String platform = map.text("platform");
        if (Outlet.isPlatform(platform)) {
            return platform;
        }
        map.problem("platform", "`" + platform + "` is no platform", "write a lower-case word such as linkedin");
        return "";
    }

    private static boolean flag(YamlMap map, String key) {
        String text = map.text(key);
        if (!text.isEmpty() && !text.equals("true") && !text.equals("false")) {
            map.problem(key, "`" + key + "` is neither true nor false", "write true or false");
        }
        return text.equals("true");
    }

    private void check(YamlMap map, McpAction action) {
        Set<ArgumentPlaceholder> used = action.arguments().used();
        action.arguments()
                .unknown()
                .forEach(name -> map.problem(
                        "arguments",
                        "{" + name + "} stands for nothing",
                        "known: " + known() + "; write {{" + name + "}} for the text itself"));
        if (!used.contains(ArgumentPlaceholder.BODY)) {
            map.problem("arguments", "no argument holds {body}: the approved text would not be sent", "add it");
        }
        if (action.type() == ActionType.SEND_WHATSAPP && !used.contains(ArgumentPlaceholder.CHAT)) {
            map.problem("arguments", "no argument holds {chat}: every message would go to the same chat", "add it");
        }
        boolean anywhere = action.platform().isEmpty() && !used.contains(ArgumentPlaceholder.PLATFORM);
        if (action.type() == ActionType.POST_SOCIAL && anywhere) {
            map.problem(
                    "arguments",
                    "posts for every platform would go to the same place",
                    "add `platform: linkedin` for the one it is for, or an argument that holds {platform}");
        }
        if (action.type() == ActionType.SEND_WHATSAPP && !action.platform().isEmpty()) {
            map.problem("platform", "`platform` goes with post_social", "remove it");
        }
        if (!taken.add(action.title())) {
            map.problem("action", "there is another tool for " + action.title(), "remove one of them");
        }
        Boolean before = repeatable.putIfAbsent(action.type(), action.repeatable());
        if (before != null && before != action.repeatable()) {
            map.problem(
                    "repeatable",
                    "another tool for " + action.type().word() + " says otherwise",
                    "say the same for all tools of one action");
        }
    }

    private static String known() {
        List<String> known = new ArrayList<>();
        for (ArgumentPlaceholder placeholder : ArgumentPlaceholder.values()) {
            known.add("{" + placeholder.word() + "}");
        }
        return String.join(", ", known);
    }
}
