package coach.ops.config;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.util.List;
import java.util.regex.Pattern;

/// Paths as operators read them: `server.applicationConnectors[0].port`.
public final class KeyPath {
  private static final Pattern INDEX = Pattern.compile("\\d+");

  private KeyPath() {}

  static String child(String parent, String name) {
    return parent.isEmpty() ? name : parent + "." + name;
  }

  static String item(String parent, int index) {
    return parent + "[" + index + "]";
  }

  /// Returns the path without its last part; the root is the empty path.
  static String parent(String key) {
    int end = Math.max(key.lastIndexOf('.'), key.lastIndexOf('['));
    return end < 0 ? "" : key.substring(0, end);
  }

  /// Returns the last name, without an index.
  public static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /// Whether `key` is `ancestor` or lies below it.
  public static boolean within(String key, String ancestor) {
    return key.equals(ancestor)
        || (key.startsWith(ancestor)
            && (key.charAt(ancestor.length()) == '.' || key.charAt(ancestor.length()) == '['));
  }

  static JsonPointer pointer(String key) {
    return JsonPointer.compile("/" + key.replace("[", "/").replace("]", "").replace('.', '/'));
  }

  static String of(List<JsonMappingException.Reference> path) {
    String key = "";
    for (JsonMappingException.Reference step : path) {
      String name = step.getFieldName();
      key = name == null ? item(key, step.getIndex()) : child(key, name);
    }
    return key;
  }

  static String of(JsonPointer pointer) {
    String key = "";
    for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
      String part = rest.getMatchingProperty();
      key = INDEX.matcher(part).matches() ? key + "[" + part + "]" : child(key, part);
    }
    return key;
  }
}
