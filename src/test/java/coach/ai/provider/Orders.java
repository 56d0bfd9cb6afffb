package coach.ai.provider;

import coach.ai.Payer;
import coach.ai.Prompt;
import coach.ai.Prompt.Part;
import coach.ai.Purpose;
import coach.shared.UserId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Orders for tests.
public final class Orders {
  public static final String KEY = "sk-test-" + "4Hq8Zr2Lw7Vb9Nm1Rt6Y-fake";
  public static final String REQUEST_ID = "request-17";
  public static final UserId USER =
      new UserId(UUID.fromString("0198a000-0000-7000-8000-000000000001"));
  public static final Part.Image IMAGE = new Part.Image("image/png", "aVZCT1I=", 640, 480);
  public static final JsonNode SCHEMA =
      json(
          """
          {"type":"object","properties":{"trend":{"type":"string","enum":["up","down"]}},
           "required":["trend"],"additionalProperties":false}
          """);

  private Orders() {}

  public static Order order(Duration timeout) {
    return new Order(
        "test-model", prompt(List.of(new Part.Text("What do you see?"))), KEY, timeout);
  }

  public static Order order() {
    return order(Duration.ofSeconds(20));
  }

  public static Order order(Prompt prompt) {
    return new Order("test-model", prompt, KEY, Duration.ofSeconds(20));
  }

  public static Prompt prompt(List<Part> parts) {
    return prompt(parts, Optional.empty(), 400);
  }

  public static Prompt prompt(List<Part> parts, Optional<Prompt.Schema> schema, int outputTokens) {
    return new Prompt(
        Purpose.REVIEW,
        new Payer(USER, Optional.empty()),
        REQUEST_ID,
        "You review charts.",
        parts,
        schema,
        outputTokens);
  }

  /// Text, an image and a schema.
  public static Order rich() {
    return order(
        prompt(
            List.of(new Part.Text("What do you see?"), IMAGE),
            Optional.of(new Prompt.Schema("review", SCHEMA)),
            400));
  }

  public static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
