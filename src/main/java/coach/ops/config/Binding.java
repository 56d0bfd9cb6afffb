package coach.ops.config;

import coach.platform.Secret;
import coach.platform.Violation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tree bound to its types, with all that did not fit.
///
/// @param value absent only when nothing could be made of the tree
/// @param secretKeys the keys whose type is [Secret]
public record Binding<T>(Optional<T> value, List<Violation> violations, Set<String> secretKeys) {
  /// Dropwizard's sections whose `type` may be left out.
  private static final List<String> DECIDED = List.of("server", "logging", "health");

  public static <T> Binding<T> of(ConfigurationTree tree, Class<T> type) {
    BindingProblems problems = new BindingProblems();
    Set<String> secretKeys = new LinkedHashSet<>();
    ObjectMapper mapper = mapper(problems, secretKeys);
    DECIDED.forEach(section -> nameType(tree, section));
    try {
      T value = mapper.readValue(mapper.treeAsTokens(tree.root()), type);
      return new Binding<>(Optional.ofNullable(value), problems.violations(), secretKeys);
    } catch (JsonMappingException e) {
      return new Binding<>(Optional.empty(), with(problems, e), secretKeys);
    } catch (IOException e) {
      throw new IllegalStateException("a tree in memory cannot fail to be read", e);
    }
  }

  /// Jackson buffers a section until it meets its `type`, and forgets the path of what it buffered.
  private static void nameType(ConfigurationTree tree, String section) {
    if (tree.root().get(section) instanceof ObjectNode object) {
      ObjectNode typed = object.objectNode().put("type", object.path("type").asText("default"));
      object.remove("type");
      tree.root().set(section, typed.setAll(object));
    }
  }

  private static ObjectMapper mapper(BindingProblems problems, Set<String> secretKeys) {
    return Jackson.newObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .registerModule(
            new SimpleModule().addDeserializer(Secret.class, new SecretReader(secretKeys)))
        .addHandler(problems);
  }

  /// What even the handlers could not step over becomes one more violation, where Jackson stopped.
  private static List<Violation> with(BindingProblems problems, JsonMappingException failure) {
    List<Violation> all = new ArrayList<>(problems.violations());
    StringBuilder key = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      key.append(
          step.getFieldName() == null
              ? "[" + step.getIndex() + "]"
              : (key.isEmpty() ? "" : ".") + step.getFieldName());
    }
    all.add(
        ConfigRules.CORE_004
            .brokenAt(key.toString())
            .required(failure.getOriginalMessage())
            .fix("correct the value"));
    return List.copyOf(all);
  }

  /// Notes which keys hold secrets, so that the report masks them.
  private static final class SecretReader extends JsonDeserializer<Secret> {
    private final Set<String> keys;

    SecretReader(Set<String> keys) {
      this.keys = keys;
    }

    @Override
    public Secret deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      keys.add(KeyPath.of(parser.getParsingContext().pathAsPointer()));
      return parser.getEmbeddedObject() instanceof Secret fromFile
          ? fromFile
          : Secret.of(parser.getValueAsString(""));
    }
  }
}
