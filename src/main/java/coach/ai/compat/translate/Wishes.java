package coach.ai.compat.translate;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Predicate;

/// What a client may wish for beside the question, and which of it other models can be asked for.
/// Hints, which OpenAI's models need not follow either, may be dropped; everything else must have
/// the value that changes nothing, or be said elsewhere.
final class Wishes {
  private static final Predicate<JsonNode> ANYTHING = _ -> true;
  private static final Predicate<JsonNode> EMPTY = it -> it.isContainerNode() && it.isEmpty();
  private static final Predicate<JsonNode> FALSE = it -> it.isBoolean() && !it.booleanValue();
  private static final Predicate<JsonNode> ZERO = number(BigDecimal.ZERO);
  private static final Predicate<JsonNode> ONE = number(BigDecimal.ONE);

  private static final Map<String, Predicate<JsonNode>> SAYABLE =
      Map.ofEntries(
          // said elsewhere
          entry("model", ANYTHING),
          entry("messages", ANYTHING),
          entry("input", ANYTHING),
          entry("instructions", ANYTHING),
          entry("max_tokens", ANYTHING),
          entry("max_completion_tokens", ANYTHING),
          entry("max_output_tokens", ANYTHING),
          entry("stream", ANYTHING),
          entry("stream_options", ANYTHING),
          entry("response_format", ANYTHING),
          entry("text", ANYTHING),
          // for OpenAI's own books
          entry("user", ANYTHING),
          entry("safety_identifier", ANYTHING),
          entry("metadata", ANYTHING),
          entry("store", ANYTHING),
          entry("background", ANYTHING),
          entry("service_tier", ANYTHING),
          entry("modalities", ANYTHING),
          // hints
          entry("seed", ANYTHING),
          entry("prompt_cache_key", ANYTHING),
          entry("prompt_cache_retention", ANYTHING),
          entry("reasoning_effort", ANYTHING),
          entry("reasoning", it -> !it.hasNonNull("summary") && !it.hasNonNull("generate_summary")),
          entry("verbosity", ANYTHING),
          entry("truncation", ANYTHING),
          // about tools, of which there are none
          entry("tools", EMPTY),
          entry("functions", EMPTY),
          entry("tool_choice", JsonNode::isTextual),
          entry("parallel_tool_calls", ANYTHING),
          entry("max_tool_calls", ANYTHING),
          // the value that changes nothing
          entry("n", ONE),
          entry("temperature", ONE),
          entry("top_p", ONE),
          entry("presence_penalty", ZERO),
          entry("frequency_penalty", ZERO),
          entry("logprobs", FALSE),
          entry("top_logprobs", ZERO),
          entry("logit_bias", EMPTY),
          entry("include", EMPTY),
          entry("stop", EMPTY));

  private Wishes() {}

  static void requireSayable(JsonNode body) throws Loss {
    for (Map.Entry<String, JsonNode> member : body.properties()) {
      boolean sayable = SAYABLE.getOrDefault(member.getKey(), _ -> false).test(member.getValue());
      if (!member.getValue().isNull() && !sayable) {
        throw new Loss(member.getKey(), "cannot be asked of this model");
      }
    }
  }

  private static Predicate<JsonNode> number(BigDecimal expected) {
    return it -> it.isNumber() && it.decimalValue().compareTo(expected) == 0;
  }
}
