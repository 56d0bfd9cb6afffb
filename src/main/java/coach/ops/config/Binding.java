package coach.ops.config;

import coach.platform.Violation;
import coach.platform.secret.Secret;
import coach.platform.secret.SecretReader;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dropwizard.jackson.Jackson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A tree bound to its types, with all that did not fit.
///
/// Jackson stops at the first mistake: it is noted, taken out of the tree, and the rest is bound
/// again,
/// until nothing is wrong with what is left.
///
/// @param value absent only when nothing could be made of the tree
/// @param secretKeys the keys whose type is [Secret]
public record Binding<T>(Optional<T> value, List<Violation> violations, Set<String> secretKeys) {
  private static final int MOST = 200;

  public static <T> Binding<T> of(ConfigurationTree tree, Class<T> type) {
    Set<String> secretKeys = new LinkedHashSet<>();
    ObjectMapper mapper = mapper(tree.files(), secretKeys);
    ObjectNode rest = tree.root().deepCopy();
    List<Violation> violations = new ArrayList<>();
    while (violations.size() < MOST) {
      try {
        T value = mapper.readValue(mapper.treeAsTokens(rest), type);
        return new Binding<>(Optional.ofNullable(value), List.copyOf(violations), secretKeys);
      } catch (JsonMappingException e) {
        String key = KeyPath.of(e.getPath());
        violations.add(Misfit.at(key, e));
        if (!takeOut(rest, key)) {
          break;
        }
      } catch (IOException e) {
        throw new IllegalStateException("a tree in memory cannot fail to be read", e);
      }
    }
    return new Binding<>(Optional.empty(), List.copyOf(violations), secretKeys);
  }

  /// Returns false when there is nothing left to take out at this key, so that trying again is
  /// vain.
  private static boolean takeOut(ObjectNode root, String key) {
    if (key.isEmpty() || root.at(KeyPath.pointer(key)).isMissingNode()) {
      return false;
    }
    JsonNode around = root.at(KeyPath.pointer(key).head());
    return switch (around) {
      case ObjectNode object ->
          object.remove(KeyPath.pointer(key).last().getMatchingProperty()) != null;
      case ArrayNode array ->
          !array.remove(KeyPath.pointer(key).last().getMatchingIndex()).isNull();
      default -> false;
    };
  }

  private static ObjectMapper mapper(Map<String, Path> files, Set<String> secretKeys) {
    return Jackson.newObjectMapper()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .addMixIn(Secret.class, NotedSecret.class)
        .registerModule(
            new SimpleModule()
                .addDeserializer(Secret.class, new KeyNotingReader(files, secretKeys)));
  }

  /// A deserializer named on a class beats a module's, unless it is taken back.
  @JsonDeserialize(using = JsonDeserializer.None.class)
  private abstract static class NotedSecret {}

  /// Notes which keys hold secrets, so that the report masks them, and lets those of files follow
  /// their file.
  private static final class KeyNotingReader extends SecretReader {
    private final transient Map<String, Path> files;
    private final Set<String> keys;

    KeyNotingReader(Map<String, Path> files, Set<String> keys) {
      this.files = files;
      this.keys = keys;
    }

    @Override
    public @Nullable Secret deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String key = KeyPath.of(parser.getParsingContext().pathAsPointer());
      keys.add(key);
      Path file = files.get(key);
      return file == null ? super.deserialize(parser, context) : Secret.ofFile(file);
    }
  }
}
