package coach.ops.config;

import coach.platform.Violation;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode.OverwriteMode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// `-Ddw.key=value`, Dropwizard's way to override one key, applied to the tree and so checked like
/// YAML.
public final class PropertyOverrides {
  private static final String PREFIX = "dw.";

  private PropertyOverrides() {}

  public static ConfigurationTree apply(ConfigurationTree tree, Properties properties) {
    Map<String, Place> places = new LinkedHashMap<>(tree.places());
    List<Violation> violations = new ArrayList<>(tree.violations());
    properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .sorted()
        .forEach(
            name -> {
              String key = name.substring(PREFIX.length());
              String value = properties.getProperty(name);
              places.put(key, new Place("-D" + name, 0, value, Place.Origin.PROPERTY));
              if (!set(tree.root(), key, value)) {
                violations.add(ConfigRules.CORE_004.brokenAt(key).found("no such place"));
              }
            });
    return new ConfigurationTree(
        tree.file(), tree.root(), places, tree.files(), List.copyOf(violations));
  }

  private static boolean set(ObjectNode root, String key, String value) {
    JsonPointer pointer = KeyPath.pointer(key);
    try {
      if (pointer.last().mayMatchElement()) {
        root.withArray(pointer.head(), OverwriteMode.ALL, true)
            .set(pointer.last().getMatchingIndex(), TextNode.valueOf(value));
      } else {
        root.withObject(pointer.head(), OverwriteMode.ALL, true)
            .set(pointer.last().getMatchingProperty(), TextNode.valueOf(value));
      }
      return true;
    } catch (UnsupportedOperationException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
