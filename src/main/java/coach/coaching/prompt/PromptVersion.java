package coach.coaching.prompt;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.shared.Spelling;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// One set of texts. A released one never changes: reviews name the one that they were asked with.
public enum PromptVersion {
  REVIEW_V1;

  public static final PromptVersion LATEST = REVIEW_V1;

  private final String instructions = resource(".txt");
  private final String data = resource("-data.txt");
  private final String again = resource("-again.txt");
  private final JsonNode schema = schema(resource(".schema.json"));

  /// As reviews name it.
  public String text() {
    return Spelling.of(this).replace('_', '-');
  }

  String instructions() {
    return instructions;
  }

  String data() {
    return data;
  }

  String again() {
    return again;
  }

  JsonNode schema() {
    return schema.deepCopy();
  }

  private String resource(String suffix) {
    String path = "/prompts/" + text() + suffix;
    try (InputStream in = PromptVersion.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in this jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode schema(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
