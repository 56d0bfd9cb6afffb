package coach.ai.compat.call;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// One question in OpenAI's words, and what it takes to bound its cost.
///
/// @param model as the client names it
/// @param maximum of output tokens, as the client names it
/// @param maxOutputTokens of each choice
/// @param choices how many answers are asked for at once
/// @param texts all that may count as prompt, beside the pictures
public record CompatCall(
    Endpoint endpoint,
    String model,
    Streaming streaming,
    OptionalInt maximum,
    int maxOutputTokens,
    int choices,
    List<String> texts,
    List<Picture> pictures,
    RawBody raw) {

  public CompatCall {
    texts = List.copyOf(texts);
    pictures = List.copyOf(pictures);
  }

  /// No answer to this call is longer.
  public long mostOutput() {
    return (long) maxOutputTokens * choices;
  }

  /// What was asked, as it was asked; not to be changed.
  public ObjectNode body() {
    return raw.tree();
  }

  /// The client's own bytes for a provider that speaks them, but for the model, the maximum where
  /// there was none, what must not be stored, and who is asking.
  ///
  /// @param user what the provider may know the user by
  public byte[] outgoing(ModelId model, String user) {
    Map<String, JsonNode> members = new HashMap<>();
    members.put("model", TextNode.valueOf(model.model()));
    if (maximum.isEmpty()) {
      members.put(endpoint.maximumNames().getFirst(), IntNode.valueOf(maxOutputTokens));
    }
    switch (endpoint) {
      case CHAT -> usage(members);
      case RESPONSES -> members.put("store", BooleanNode.FALSE);
    }
    identity(members, model.provider(), user);
    Map<String, byte[]> written = new HashMap<>();
    members.forEach((name, value) -> written.put(name, RawBody.json(value)));
    return raw.with(written);
  }

  /// What a stream used is always asked for: the books need it, whether the client does or not.
  private void usage(Map<String, JsonNode> members) {
    if (streaming == Streaming.PLAIN) {
      ObjectNode options =
          body().get("stream_options") instanceof ObjectNode given
              ? given.deepCopy()
              : body().objectNode();
      members.put("stream_options", options.put("include_usage", true));
    }
  }

  /// So that the provider can tell one user from another, and not who they are.
  private void identity(Map<String, JsonNode> members, ProviderName provider, String user) {
    TextNode pseudonym = TextNode.valueOf(user);
    if (provider == ProviderName.OPENAI || body().has("safety_identifier")) {
      members.put("safety_identifier", pseudonym);
    }
    if (body().hasNonNull("user")) {
      members.put("user", pseudonym);
    }
  }
}
