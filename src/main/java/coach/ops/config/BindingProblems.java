package coach.ops.config;

import coach.platform.Rule;
import coach.platform.Violation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets binding go on after each mistake, so that all of them are found in one pass.
final class BindingProblems extends DeserializationProblemHandler {
  /// How our own value types begin their refusals, which say more than the name of the type.
  private static final String OWN_WORDS = "must be ";

  private final List<Violation> violations = new ArrayList<>();

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      @Nullable JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String name)
      throws IOException {
    List<String> known = known(deserializer);
    List<String> near = Nearest.to(name, known);
    violations.add(
        ConfigRules.CORE_004
            .brokenAt(key(parser))
            .found("unknown key")
            .required(
                near.isEmpty()
                    ? "one of " + String.join(", ", known)
                    : "a known key; did you mean " + String.join(" or ", near) + "?")
            .fix(near.isEmpty() ? "remove the line" : near.getFirst() + ": …"));
    parser.skipChildren();
    return true;
  }

  @Override
  public @Nullable Object handleWeirdStringValue(
      DeserializationContext context, Class<?> target, String value, String failure) {
    return wrongType(context.getParser(), target, failure);
  }

  @Override
  public @Nullable Object handleWeirdNumberValue(
      DeserializationContext context, Class<?> target, Number value, String failure) {
    return wrongType(context.getParser(), target, failure);
  }

  @Override
  public @Nullable Object handleUnexpectedToken(
      DeserializationContext context,
      JavaType target,
      JsonToken token,
      JsonParser parser,
      String failure)
      throws IOException {
    wrongType(parser, target.getRawClass(), failure);
    parser.skipChildren();
    return null;
  }

  @Override
  public @Nullable Object handleMissingInstantiator(
      DeserializationContext context,
      Class<?> type,
      ValueInstantiator instantiator,
      JsonParser parser,
      String message)
      throws IOException {
    wrongType(parser, type, message);
    parser.skipChildren();
    return null;
  }

  @Override
  public @Nullable Object handleInstantiationProblem(
      DeserializationContext context, Class<?> type, @Nullable Object argument, Throwable cause) {
    String words = Objects.requireNonNullElse(rootMessage(cause), "");
    return wrongType(context.getParser(), type, words);
  }

  @Override
  public @Nullable JavaType handleUnknownTypeId(
      DeserializationContext context,
      JavaType base,
      String id,
      TypeIdResolver resolver,
      String failure) {
    wrongType(context.getParser(), base.getRawClass(), "no such type: " + failure);
    return context.constructType(Void.class);
  }

  private @Nullable Object wrongType(JsonParser parser, Class<?> target, @Nullable String failure) {
    String key = key(parser);
    String words = Objects.requireNonNullElse(failure, "");
    String required = words.startsWith(OWN_WORDS) ? words : Expectation.of(target);
    Rule rule = key.equals("mode") ? ConfigRules.CORE_001 : ConfigRules.CORE_004;
    violations.add(
        rule.brokenAt(key)
            .required(required)
            .fix(KeyPath.last(key) + ": … (" + required.replaceFirst(OWN_WORDS, "") + ")"));
    return zero(target);
  }

  /// A primitive cannot be null; what stands in for it is never used, because the start is refused.
  private static @Nullable Object zero(Class<?> target) {
    if (target == boolean.class) {
      return false;
    }
    if (target == int.class) {
      return 0;
    }
    return target == long.class ? (Object) 0L : target == double.class ? 0.0 : null;
  }

  private static List<String> known(@Nullable JsonDeserializer<?> deserializer) {
    Collection<Object> names = deserializer == null ? null : deserializer.getKnownPropertyNames();
    return names == null
        ? List.of()
        : names.stream().map(Object::toString).sorted().collect(Collectors.toList());
  }

  private static @Nullable String rootMessage(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getMessage();
  }

  private static String key(JsonParser parser) {
    return KeyPath.of(parser.getParsingContext().pathAsPointer());
  }
}
