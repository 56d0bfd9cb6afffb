package coach.ops.config;

import coach.platform.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Turns YAML text into a tree of values with places, and replaces variables on the way.
public final class TreeReader {
  private static final int DEEPEST = 50;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final String file;
  private final Variables variables;
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Map<String, Path> files = new LinkedHashMap<>();
  private final List<Violation> violations = new ArrayList<>();

  private TreeReader(String file, Variables variables) {
    this.file = file;
    this.variables = variables;
  }

  /// Never fails: what cannot be read is a violation in the tree.
  public static ConfigurationTree read(String file, String yaml, EnvironmentVariables environment) {
    return new TreeReader(file, new Variables(environment)).read(yaml);
  }

  private ConfigurationTree read(String yaml) {
    ObjectNode root = NODES.objectNode();
    try {
      Node node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
      if (node instanceof MappingNode mapping) {
        places.put("", new Place(file, 0, "", Place.Origin.LITERAL));
        fill(root, "", mapping, 0);
      } else {
        unreadable(1, "no keys at all");
      }
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      unreadable(line, e.getProblem());
    } catch (YAMLException e) {
      unreadable(0, "text that is not YAML");
    }
    return new ConfigurationTree(file, root, places, files, List.copyOf(violations));
  }

  private void unreadable(int line, String found) {
    places.put("", new Place(file, line, "", Place.Origin.LITERAL));
    violations.add(
        ConfigRules.CORE_004
            .brokenAt("")
            .found(found)
            .required("a YAML mapping of keys to values")
            .fix("correct the YAML at this line"));
  }

  private JsonNode convert(String key, Node node, int depth) {
    return switch (node) {
      case MappingNode mapping -> fill(NODES.objectNode(), key, mapping, depth);
      case SequenceNode sequence -> items(key, sequence, depth);
      case ScalarNode scalar -> scalar(key, scalar);
      default -> NullNode.getInstance();
    };
  }

  private ObjectNode fill(ObjectNode target, String key, MappingNode mapping, int depth) {
    limit(depth);
    for (NodeTuple entry : mapping.getValue()) {
      if (!isMerge(entry)) {
        put(target, key, entry, depth);
      }
    }
    for (NodeTuple entry : mapping.getValue()) {
      if (isMerge(entry)) {
        merge(target, key, entry.getValueNode(), depth);
      }
    }
    return target;
  }

  /// What stands here already wins over what is merged in: `<<: *base`, or a list of bases.
  private void merge(ObjectNode target, String key, Node base, int depth) {
    switch (base) {
      case SequenceNode bases ->
          bases.getValue().forEach(one -> merge(target, key, one, depth + 1));
      case MappingNode mapping -> {
        ObjectNode merged = fill(NODES.objectNode(), key, mapping, depth + 1);
        merged.properties().stream()
            .filter(entry -> !target.has(entry.getKey()))
            .forEach(entry -> target.set(entry.getKey(), entry.getValue()));
      }
      default -> throw new YAMLException("a merge of something that is no mapping");
    }
  }

  private static boolean isMerge(NodeTuple entry) {
    return entry.getKeyNode().getTag().equals(Tag.MERGE);
  }

  private static void limit(int depth) {
    if (depth > DEEPEST) {
      throw new YAMLException("nested too deeply, or an alias that contains itself");
    }
  }

  private void put(ObjectNode target, String parent, NodeTuple entry, int depth) {
    int line = entry.getKeyNode().getStartMark().getLine() + 1;
    if (!(entry.getKeyNode() instanceof ScalarNode scalar)) {
      String key = KeyPath.child(parent, "?");
      places.put(key, new Place(file, line, "", Place.Origin.LITERAL));
      violations.add(
          ConfigRules.CORE_004.brokenAt(key).found("a key that is no text").fix("quote the key"));
      return;
    }
    String name = scalar.getValue();
    String key = KeyPath.child(parent, name);
    if (target.has(name)) {
      violations.add(duplicate(key, line));
      return;
    }
    places.put(key, new Place(file, line, "", Place.Origin.LITERAL));
    target.set(name, convert(key, entry.getValueNode(), depth + 1));
  }

  private Violation duplicate(String key, int line) {
    Place earlier = places.get(key);
    return ConfigRules.CORE_004
        .brokenAt(key)
        .found(
            "stands in line "
                + (earlier == null ? "?" : earlier.line())
                + " and again in line "
                + line)
        .required("each key stands once")
        .fix("remove one of the two lines");
  }

  private ArrayNode items(String key, SequenceNode sequence, int depth) {
    limit(depth);
    ArrayNode target = NODES.arrayNode();
    for (Node item : sequence.getValue()) {
      String itemKey = KeyPath.item(key, target.size());
      int line = item.getStartMark().getLine() + 1;
      places.put(itemKey, new Place(file, line, "", Place.Origin.LITERAL));
      target.add(convert(itemKey, item, depth + 1));
    }
    return target;
  }

  private JsonNode scalar(String key, ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.NULL)) {
      return NullNode.getInstance();
    }
    int line = scalar.getStartMark().getLine() + 1;
    Place place = new Place(file, line, scalar.getValue(), Place.Origin.LITERAL);
    Variables.Resolved resolved = variables.resolve(key, place);
    places.put(key, resolved.place());
    resolved.file().ifPresent(path -> files.put(key, path));
    violations.addAll(resolved.violations());
    return resolved.node();
  }
}
