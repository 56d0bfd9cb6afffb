package coach.ai.compat.call;

import coach.ai.ProviderName;
import coach.ai.price.Material;
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

  /// What the call may cost is computed from this.
  public Material material() {
    return new Material(
        texts,
        parts(),
        pictures.stream().map(it -> new Material.Image(it.width(), it.height())).toList(),
        wantsSchema(),
        maxOutputTokens,
        choices);
  }

  /// What a provider wraps up by itself.
  private int parts() {
    int parts = body().path("tools").size();
    for (JsonNode item : body().path(endpoint == Endpoint.CHAT ? "messages" : "input")) {
      parts += 1 + item.path("content").size() + item.path("tool_calls").size();
    }
    return Math.max(1, parts);
  }

  private boolean wantsSchema() {
    JsonNode format =
        switch (endpoint) {
          case CHAT -> body().path("response_format");
          case RESPONSES -> body().path("text").path("format");
        };
    return format.path("type").asText().equals("json_schema");
  }

  /// What was asked, as it was asked; not to be changed.
  public ObjectNode body() {
    return raw.tree();
  }

  /// The client's own bytes for a provider that speaks them, but for the model, a maximum that is
  /// missing or more than the model writes, what must not be stored, and who is asking.
  public byte[] outgoing(Destination to) {
    Map<String, JsonNode> members = new HashMap<>();
    members.put("model", TextNode.valueOf(to.spelled()));
    maximum(members, to.longest());
    switch (endpoint) {
      case CHAT -> usage(members);
      case RESPONSES -> members.put("store", BooleanNode.FALSE);
    }
    identity(members, to);
    Map<String, byte[]> written = new HashMap<>();
    members.forEach((name, value) -> written.put(name, RawBody.json(value)));
    return raw.with(written);
  }

  /// @param spelled the model, as the provider has it
  /// @param longest answer that the model can write, in tokens
  /// @param user what the provider may know the user by
  public record Destination(ProviderName provider, String spelled, long longest, String user) {}

  private void maximum(Map<String, JsonNode> members, long longest) {
    int most = (int) Math.min(maxOutputTokens, longest);
    if (maximum.isEmpty()) {
      members.put(endpoint.maximumNames().getFirst(), IntNode.valueOf(most));
    }
    for (String name : endpoint.maximumNames()) {
      if (body().path(name).asLong() > longest) {
        members.put(name, IntNode.valueOf(most));
      }
    }
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
  private void identity(Map<String, JsonNode> members, Destination to) {
    TextNode pseudonym = TextNode.valueOf(to.user());
    if (to.provider() == ProviderName.OPENAI || body().has("safety_identifier")) {
      members.put("safety_identifier", pseudonym);
    }
    if (body().hasNonNull("user")) {
      members.put("user", pseudonym);
    }
  }
}
