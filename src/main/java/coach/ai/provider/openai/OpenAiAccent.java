package coach.ai.provider.openai;

import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.UserHash;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// OpenAI's own.
final class OpenAiAccent implements Accent {
  /// The API refuses fewer.
  private static final int FEWEST_OUTPUT_TOKENS = 16;

  @Override
  public ProviderName provider() {
    return ProviderName.OPENAI;
  }

  @Override
  public String model(String model) {
    return model;
  }

  @Override
  public int outputTokens(int wanted) {
    return Math.max(FEWEST_OUTPUT_TOKENS, wanted);
  }

  /// The API keeps answers for 30 days unless it is told not to.
  @Override
  public void add(ObjectNode request, Prompt prompt) {
    request.put("store", false);
    request.put("safety_identifier", UserHash.of(prompt.payer().user()));
  }

  @Override
  public void add(ObjectNode request, Prompt.Schema schema) {
    ObjectNode format = request.putObject("text").putObject("format");
    format.put("type", "json_schema").put("name", schema.name());
    format.put("strict", true).set("schema", schema.schema());
  }

  @Override
  public void addImage(ObjectNode part, String url) {
    part.put("image_url", url).put("detail", "high");
  }

  /// The table of prices says what it costs; OpenAI does not.
  @Override
  public Meter meter(JsonNode usage) {
    return new Meter(
        ResponsesUsage.read(usage, "cached_tokens", "cache_write_tokens"), Optional.empty());
  }
}
