package coach.ops.config;

import coach.platform.Rule;
import coach.platform.Violation;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says in an operator's words why a value does not fit its key.
final class Misfit {
  /// How our own value types begin their refusals, which say more than the name of the type.
  private static final String OWN_WORDS = "must be ";

  private Misfit() {}

  static Violation at(String key, JsonMappingException failure) {
    return switch (failure) {
      case UnrecognizedPropertyException unknown -> unknownKey(key, unknown.getKnownPropertyIds());
      case InvalidTypeIdException type -> unknownType(key, type);
      case MismatchedInputException mismatch -> wrongType(key, mismatch);
      default -> refusedByItsType(key, failure);
    };
  }

  private static Violation unknownKey(String key, Collection<Object> ids) {
    List<String> known = ids.stream().map(Object::toString).sorted().toList();
    List<String> near = Nearest.to(KeyPath.last(key), known);
    return ConfigRules.CORE_004
        .brokenAt(key)
        .found("unknown key")
        .required(
            near.isEmpty()
                ? "one of " + String.join(", ", known)
                : "a known key; did you mean " + String.join(" or ", near) + "?")
        .fix(near.isEmpty() ? "remove the line" : near.getFirst() + ": …");
  }

  private static Violation unknownType(String key, InvalidTypeIdException failure) {
    String message = failure.getOriginalMessage();
    int known = message.indexOf("known type ids = [");
    int end = message.indexOf(']', known);
    return ConfigRules.CORE_004
        .brokenAt(KeyPath.child(key, "type"))
        .required(
            known < 0 || end < 0 ? "a known type" : "one of " + message.substring(known + 18, end))
        .fix("type: …");
  }

  private static Violation wrongType(String key, MismatchedInputException failure) {
    return wrong(key, required(failure, failure.getTargetType()));
  }

  private static Violation refusedByItsType(String key, JsonMappingException failure) {
    Class<?> type =
        failure instanceof ValueInstantiationException made ? made.getType().getRawClass() : null;
    return wrong(key, required(failure, type));
  }

  private static String required(JsonMappingException failure, @Nullable Class<?> target) {
    String message = rootMessage(failure);
    return message.startsWith(OWN_WORDS) || target == null ? message : Expectation.of(target);
  }

  private static Violation wrong(String key, String required) {
    Rule rule = key.equals("mode") ? ConfigRules.CORE_001 : ConfigRules.CORE_004;
    return rule.brokenAt(key)
        .required(required)
        .fix(KeyPath.last(key) + ": … (" + required.replaceFirst(OWN_WORDS, "") + ")");
  }

  private static String rootMessage(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root instanceof JsonMappingException mapping
        ? mapping.getOriginalMessage()
        : String.valueOf(root.getMessage());
  }
}
