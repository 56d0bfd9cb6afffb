package coach.ai.provider.openai;

import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.provider.Reply.Meter;
import coach.ai.provider.dialect.Tokens;
import coach.shared.Money;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/// Perplexity's: models of several makers, the schema in a place of its own, and a bill.
final class PerplexityAccent implements Accent {

  @Override
  public ProviderName provider() {
    return ProviderName.PERPLEXITY;
  }

  /// `sonar` is `perplexity/sonar` there; other makers' models come with their maker.
  @Override
  public String model(String model) {
    return model.indexOf('/') < 0 ? "perplexity/" + model : model;
  }

  @Override
  public int outputTokens(int wanted) {
    return wanted;
  }

  @Override
  public void add(ObjectNode request, Prompt prompt) {
    // Nothing is stored there, and no user is asked for.
  }

  @Override
  public void add(ObjectNode request, Prompt.Schema schema) {
    ObjectNode format = request.putObject("response_format").put("type", "json_schema");
    ObjectNode named = format.putObject("json_schema").put("name", schema.name());
    named.put("strict", true).set("schema", schema.schema());
  }

  @Override
  public void addImage(ObjectNode part, String url) {
    part.put("image_url", url);
  }

  @Override
  public Meter meter(JsonNode usage) {
    return new Meter(
        ResponsesUsage.read(usage, "cache_read_input_tokens", "cache_creation_input_tokens"),
        cost(usage.path("cost")));
  }

  /// A number, or a bill with its sum; in dollars, or it is not for us.
  private static Optional<Money> cost(JsonNode cost) {
    boolean dollars = cost.path("currency").asText("USD").equals("USD");
    return dollars
        ? Tokens.dollars(cost.isObject() ? cost.path("total_cost") : cost)
        : Optional.empty();
  }
}
