package coach.ai.provider.openai;

import coach.ai.Prompt;
import coach.ai.ProviderName;
import coach.ai.provider.Reply.Meter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// In what the speakers of the Responses API differ.
interface Accent {
  ProviderName provider();

  String model(String model);

  int outputTokens(int wanted);

  /// Adds what only this provider has.
  void add(ObjectNode request, Prompt prompt);

  /// Where the schema goes.
  void add(ObjectNode request, Prompt.Schema schema);

  void addImage(ObjectNode part, String url);

  Meter meter(JsonNode usage);
}
