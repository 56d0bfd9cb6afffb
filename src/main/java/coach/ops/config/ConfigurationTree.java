package coach.ops.config;

import coach.platform.Violation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A configuration file as it stands, before it is bound to types.
///
/// @param places by key path, in file order
/// @param files by the key whose value they hold
/// @param violations what is wrong with the text itself
public record ConfigurationTree(
    String file,
    ObjectNode root,
    Map<String, Place> places,
    Map<String, Path> files,
    List<Violation> violations) {

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
