package coach.ops.config;

import coach.platform.Violation;
import coach.platform.secret.Secret;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Replaces `${NAME}` and `${NAME:-default}` in one value; `NAME_FILE` stands in for `NAME`.
final class Variables {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\\}");

  private final EnvironmentVariables environment;

  Variables(EnvironmentVariables environment) {
    this.environment = environment;
  }

  /// What became of one scalar.
  record Resolved(JsonNode node, Place place, Optional<Path> file, List<Violation> violations) {

    Resolved(JsonNode node, Place place, List<Violation> violations) {
      this(node, place, Optional.empty(), violations);
    }
  }

  Resolved resolve(String key, Place place) {
    Matcher matcher = REFERENCE.matcher(place.raw());
    if (!matcher.find()) {
      return new Resolved(TextNode.valueOf(place.raw()), place, List.of());
    }
    if (!matcher.matches()) {
      return fromText(key, place);
    }
    String name = matcher.group(1);
    String path = environment.get(name) == null ? environment.get(name + "_FILE") : null;
    return path == null ? fromText(key, place.of(name)) : fromFile(key, place.of(name), name, path);
  }

  private Resolved fromText(String key, Place place) {
    List<Violation> violations = new ArrayList<>();
    boolean[] fromEnvironment = {false};
    String text =
        REFERENCE
            .matcher(place.raw())
            .replaceAll(
                reference -> {
                  String value = environment.get(reference.group(1));
                  fromEnvironment[0] |= value != null;
                  return Matcher.quoteReplacement(value(key, reference, value, violations));
                });
    if (text.isEmpty()) {
      return new Resolved(
          NullNode.getInstance(), place.with("", Place.Origin.ABSENT), List.copyOf(violations));
    }
    Place.Origin origin = fromEnvironment[0] ? Place.Origin.VARIABLE : Place.Origin.LITERAL;
    return new Resolved(TextNode.valueOf(text), place.with(text, origin), List.copyOf(violations));
  }

  private String value(
      String key, MatchResult reference, @Nullable String value, List<Violation> violations) {
    String name = reference.group(1);
    String fallback = reference.group(2);
    if (value == null && fallback == null) {
      violations.add(
          ConfigRules.CORE_005
              .brokenAt(key)
              .found("${" + name + "} is not defined")
              .required(name + ", or " + name + "_FILE with the path of a file, is defined")
              .fix("export " + name + "=…"));
      return "";
    }
    if (value != null && value.isBlank()) {
      violations.add(
          ConfigRules.CORE_005
              .brokenAt(key)
              .found("${" + name + "} is set but empty")
              .fix("unset " + name + ", or give it a value"));
      return "";
    }
    if (value != null && environment.get(name + "_FILE") != null) {
      violations.add(
          ConfigRules.CORE_005
              .brokenAt(key)
              .found(name + " and " + name + "_FILE are both set")
              .required("one of them")
              .fix("unset " + name));
    }
    return value == null ? fallback : value;
  }

  private static Resolved fromFile(String key, Place place, String name, String path) {
    if (path.isBlank()) {
      return unreadable(key, place, name, "set but empty");
    }
    try {
      Path file = Path.of(path);
      String text = Secret.textOf(file);
      Place resolved = place.with(text, Place.Origin.SECRET_FILE);
      return new Resolved(TextNode.valueOf(text), resolved, Optional.of(file), List.of());
    } catch (InvalidPathException e) {
      return unreadable(key, place, name, path + " is no path");
    } catch (IOException e) {
      return unreadable(key, place, name, path + " " + e.getMessage());
    }
  }

  private static Resolved unreadable(String key, Place place, String name, String found) {
    Violation violation =
        ConfigRules.CORE_005
            .brokenAt(key)
            .found(found + " (from " + name + "_FILE)")
            .required(name + "_FILE names a file that the service can read and that is not empty")
            .fix("correct " + name + "_FILE or the file's owner and mode");
    return new Resolved(
        NullNode.getInstance(), place.with("", Place.Origin.ABSENT), List.of(violation));
  }
}
