package dev.aiemployee.local.mcp;

import dev.aiemployee.core.env.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads the text of {@code MCP_CONFIG_PATH} and finds every problem at once. Pure; values of secrets are in no problem. */
final class ConfigReader {
    private static final Set<String> TOP = new TreeSet<>(Set.of("servers", "actions"));
    private static final String EXAMPLE = "see the example in docs/CONFIGURATION.md";

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    private ConfigReader(String file) {
        this.file = file;
    }

    /** What a text says, and all that is wrong with it; with a problem, the configuration is not to be used. */
    record Read(McpConfig config, List<Problem> problems) {}

    /** @param file its name, for the problems */
    static Read read(String file, String yaml) {
        ConfigReader reader = new ConfigReader(file);
        McpConfig config = reader.read(yaml);
        reader.problems.sort(Comparator.comparingInt(ConfigReader::line));
        return new Read(config, List.copyOf(reader.problems));
    }

    private McpConfig read(String yaml) {
        try {
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            Node root = new Composer(new ParserImpl(new StreamReader(yaml), options), new Resolver(), options)
                    .getSingleNode();
            if (root instanceof MappingNode mapping) {
                return read(new YamlMap(mapping, file, problems::add).only(TOP));
            }
            problems.add(new Problem(file, "is no mapping", "begin with `servers:` and `actions:`; " + EXAMPLE));
        } catch (MarkedYAMLException e) {
            String at = e.getProblemMark() == null
                    ? ""
                    : ", line " + (e.getProblemMark().getLine() + 1);
            problems.add(new Problem(file + at, "cannot be read: " + e.getProblem(), "mend the line; " + EXAMPLE));
        } catch (YAMLException | NumberFormatException e) {
            problems.add(new Problem(file, "cannot be read: " + e.getMessage(), "mend it; " + EXAMPLE));
        }
        return McpConfig.NONE;
    }

    private McpConfig read(YamlMap top) {
        Map<String, McpServer> servers = new ServerReader().read(top);
        List<McpAction> actions = new ActionReader(servers).read(top);
        if (problems.isEmpty() && actions.isEmpty()) {
            problems.add(new Problem(file, "maps no action", "add one below `actions:`; " + EXAMPLE));
        }
        return new McpConfig(actions);
    }

    private static int line(Problem problem) {
        String digits = problem.name().replaceAll(".*, line ", "");
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
    }
}
