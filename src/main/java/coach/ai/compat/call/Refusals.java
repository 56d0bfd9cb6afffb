package coach.ai.compat.call;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is not done here, and why: it would cost more than is counted, would keep something at the
/// provider, or would fetch something from elsewhere.
enum Refusals {
  STORE("store", it -> it.isBoolean() && !it.booleanValue(), "must be false: nothing is stored"),
  SERVICE_TIER(
      "service_tier", oneOf("auto", "default"), "must be auto or default: others have no price"),
  CACHE_RETENTION(
      "prompt_cache_retention",
      oneOf("in_memory", "in-memory"),
      "must be in_memory: others have no price"),
  AUDIO("audio", Refusals::never, "is not supported: answers are text"),
  MODALITIES("modalities", Refusals::isTextOnly, "must be [\"text\"]: answers are text"),
  WEB_SEARCH("web_search_options", Refusals::never, "is not supported: it has no price"),
  PREDICTION(
      "prediction", Refusals::never, "is not supported: it may cost more than the maximum allows"),
  BACKGROUND(
      "background",
      it -> it.isBoolean() && !it.booleanValue(),
      "must be false: the answer would have to be stored"),
  PREVIOUS("previous_response_id", Refusals::never, "is not supported: nothing is stored"),
  CONVERSATION("conversation", Refusals::never, "is not supported: nothing is stored"),
  PROMPT("prompt", Refusals::never, "is not supported: send the prompt's own text"),
  CONTEXT("context_management", Refusals::never, "is not supported: its cost has no bound"),
  PRESET("preset", Refusals::never, "is not supported: name a model"),
  MODELS("models", Refusals::never, "is not supported: name one model"),
  STEPS("max_steps", Refusals::never, "is not supported: one step is asked for");

  private static final Set<String> TOOLS = Set.of("function", "custom");

  private final String field;
  private final Predicate<JsonNode> harmless;
  private final String reason;

  Refusals(String field, Predicate<JsonNode> harmless, String reason) {
    this.field = field;
    this.harmless = harmless;
    this.reason = reason;
  }

  /// @throws coach.platform.ProblemException naming the first thing that is not done here
  static void check(Fields body) {
    Stream.of(values())
        .filter(it -> body.has(it.field) && !it.harmless.test(body.value(it.field)))
        .findFirst()
        .ifPresent(
            it -> {
              throw Fields.refused(it.field, it.reason);
            });
    body.objects("tools").forEach(Refusals::checkTool);
  }

  /// The provider's own tools are billed beside the tokens.
  private static void checkTool(Fields tool) {
    if (!tool.text("type").map(TOOLS::contains).orElse(false)) {
      throw Fields.refused(tool.place("type"), "must be function or custom: others have no price");
    }
  }

  private static boolean never(JsonNode value) {
    return false;
  }

  private static Predicate<JsonNode> oneOf(String... values) {
    return value -> value.isTextual() && Set.of(values).contains(value.textValue());
  }

  private static boolean isTextOnly(JsonNode value) {
    return value.isArray() && value.size() == 1 && "text".equals(value.get(0).textValue());
  }
}
