package coach.ai.compat.call;

import coach.platform.Problem;
import coach.platform.ProblemException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// An object of a request, whose members are asked for by name and type. What is null is absent;
/// what has another type is refused, by its place.
///
/// @param path of the object itself; empty = the body
record Fields(ObjectNode node, String path) {

  /// @throws ProblemException when it is no object
  static Fields of(JsonNode node, String path) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, path);
    }
    throw refused(path, "must be an object");
  }

  /// `messages[2].content`
  String place(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  JsonNode value(String name) {
    return has(name) ? node.get(name) : JsonNodeFactory.instance.missingNode();
  }

  Optional<String> text(String name) {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!value(name).isTextual()) {
      throw refused(place(name), "must be a string");
    }
    return Optional.of(value(name).textValue());
  }

  boolean flag(String name) {
    if (has(name) && !value(name).isBoolean()) {
      throw refused(place(name), "must be true or false");
    }
    return value(name).booleanValue();
  }

  OptionalInt positive(String name, int most) {
    if (!has(name)) {
      return OptionalInt.empty();
    }
    JsonNode value = value(name);
    boolean fits = value.isIntegralNumber() && value.canConvertToInt();
    if (!fits || value.intValue() < 1 || value.intValue() > most) {
      String bound = most == Integer.MAX_VALUE ? "a positive integer" : "from 1 to " + most;
      throw refused(place(name), "must be " + bound);
    }
    return OptionalInt.of(value.intValue());
  }

  Optional<Fields> object(String name) {
    return has(name) ? Optional.of(of(value(name), place(name))) : Optional.empty();
  }

  /// The objects of a list; empty when it is absent.
  List<Fields> objects(String name) {
    if (has(name) && !value(name).isArray()) {
      throw refused(place(name), "must be an array");
    }
    List<Fields> all = new ArrayList<>();
    for (JsonNode each : value(name)) {
      all.add(of(each, place(name) + "[" + all.size() + "]"));
    }
    return all;
  }

  static ProblemException refused(String place, String reason) {
    return new Problem.Unsupported(place, reason).toException();
  }
}
