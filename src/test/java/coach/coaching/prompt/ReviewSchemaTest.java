package coach.coaching.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import coach.coaching.Direction;
import coach.coaching.Reading.HorizonKind;
import coach.coaching.Reading.LevelKind;
import coach.coaching.Reading.SetupKind;
import coach.coaching.Reading.Trend;
import coach.coaching.Readings;
import coach.coaching.Verdict;
import coach.coaching.answer.AnswerReader;
import coach.coaching.answer.AnswerWriter;
import coach.shared.Spelling;
import coach.shared.Timeframe;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReviewSchemaTest {
  /// What both OpenAI and Anthropic enforce; bounds of numbers and texts are our own business.
  private static final Set<String> UNDERSTOOD =
      Set.of("type", "properties", "required", "additionalProperties", "items", "enum");

  private final JsonNode schema = PromptVersion.REVIEW_V1.schema();

  @Test
  void everyObjectIsClosedAndNeedsAllThatItHas() {
    for (JsonNode object : objects(schema)) {
      assertThat(object.path("additionalProperties").isBoolean()).isTrue();
      assertThat(object.path("additionalProperties").booleanValue()).isFalse();
      assertThat(names(object.path("required")))
          .containsExactlyElementsOf(fields(object.path("properties")));
    }
  }

  @Test
  void nothingIsAskedThatAProviderDoesNotEnforce() {
    assertThat(nodes(schema)).allSatisfy(node -> assertThat(UNDERSTOOD).containsAll(fields(node)));
  }

  @Test
  void itsWordsAreOurs() {
    assertThat(words("trend")).isEqualTo(words(Trend.values()));
    assertThat(words("direction")).isEqualTo(words(Direction.values()));
    assertThat(words("stance")).isEqualTo(words(Verdict.values()));
    assertThat(words("setup", "properties", "kind")).isEqualTo(words(SetupKind.values()));
    assertThat(words("levels", "items", "properties", "kind")).isEqualTo(words(LevelKind.values()));
    assertThat(words("horizon", "properties", "kind"))
        .isEqualTo(withNull(words(HorizonKind.values())));
    assertThat(words("timeframe"))
        .isEqualTo(withNull(Stream.of(Timeframe.values()).map(Timeframe::text).toList()));
  }

  @Test
  void whatWeWriteHasExactlyItsFields() throws Exception {
    JsonNode written = new ObjectMapper().readTree(AnswerWriter.write(Readings.usual()));

    assertThat(fields(written)).containsExactlyElementsOf(fields(schema.path("properties")));
    assertThat(AnswerReader.read(written.toString()).findings()).isEmpty();
  }

  private List<String> words(String... path) {
    JsonNode node = schema.path("properties");
    for (String step : path) {
      node = node.path(step);
    }
    return names(node.path("enum"));
  }

  private static List<String> words(Enum<?>[] words) {
    return Arrays.stream(words).map(Spelling::of).toList();
  }

  private static List<String> withNull(List<String> words) {
    return Stream.concat(words.stream(), Stream.of("null")).toList();
  }

  private static List<JsonNode> objects(JsonNode node) {
    return nodes(node).filter(it -> it.has("properties")).toList();
  }

  /// Schemas, not their lists of properties.
  private static Stream<JsonNode> nodes(JsonNode schema) {
    List<JsonNode> below = new ArrayList<>();
    schema.path("properties").forEach(below::add);
    if (schema.has("items")) {
      below.add(schema.path("items"));
    }
    return Stream.concat(Stream.of(schema), below.stream().flatMap(ReviewSchemaTest::nodes));
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<String> names(JsonNode array) {
    List<String> names = new ArrayList<>();
    array.forEach(name -> names.add(name.asText()));
    return names;
  }
}
