package coach.ops.config;

import coach.platform.Violation;
import coach.platform.secret.Secret;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A configuration file as it stands, before it is bound to types.
///
/// @param places by key path, in file order
/// @param violations what is wrong with the text itself
public record ConfigurationTree(
    String file, ObjectNode root, Map<String, Place> places, List<Violation> violations) {

  /// The files that secrets are read from, by the key they are read for.
  public Map<String, Path> secretFiles() {
    Map<String, Path> files = new LinkedHashMap<>();
    places.keySet().stream()
        .filter(key -> !key.isEmpty())
        .forEach(
            key -> {
              if (root.at(KeyPath.pointer(key)) instanceof POJONode node
                  && node.getPojo() instanceof Secret secret) {
                secret.file().ifPresent(file -> files.put(key, file));
              }
            });
    return files;
  }

  /// The place of a key; for one that is absent, the line of the nearest section around it.
  public Place place(String key) {
    Place exact = places.get(key);
    if (exact != null) {
      return exact;
    }
    for (String around = key; !around.isEmpty(); ) {
      around = KeyPath.parent(around);
      Place section = places.get(around);
      if (section != null) {
        return section.with("", Place.Origin.ABSENT);
      }
    }
    return new Place(file, 0, "", Place.Origin.ABSENT);
  }
}
