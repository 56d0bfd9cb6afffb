package coach.ai.provider.openai;

import coach.ai.FailureClass;
import coach.ai.ProviderName;
import coach.ai.provider.Order;
import coach.ai.provider.Reply.Headroom;
import coach.ai.provider.dialect.Allowance;
import coach.ai.provider.dialect.Dialect;
import coach.ai.provider.dialect.Outcome;
import coach.ai.provider.dialect.ProviderError;
import coach.ai.provider.dialect.RetryAdvice;
import coach.ai.provider.wire.Headers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The Responses API, with the accent of whoever speaks it.
final class ResponsesDialect implements Dialect {
  private static final String LIMIT = "x-ratelimit-limit-";
  private static final String REMAINING = "x-ratelimit-remaining-";
  private static final String RESET = "x-ratelimit-reset-";

  private final Accent accent;
  private final Map<String, String> account;

  /// @param account headers that say whose account is charged
  ResponsesDialect(Accent accent, Map<String, String> account) {
    this.accent = accent;
    this.account = Map.copyOf(account);
  }

  @Override
  public ProviderName provider() {
    return accent.provider();
  }

  @Override
  public String path() {
    return "responses";
  }

  @Override
  public String listing() {
    return "models";
  }

  @Override
  public Map<String, String> headers(String key) {
    Map<String, String> headers = new LinkedHashMap<>(account);
    headers.put("Authorization", "Bearer " + key);
    return headers;
  }

  @Override
  public ObjectNode request(Order order) {
    return ResponsesRequest.of(order, accent);
  }

  @Override
  public Outcome read(JsonNode answer) {
    return ResponsesAnswer.read(answer, accent);
  }

  @Override
  public EventReader events(Consumer<String> text) {
    return new ResponsesEvents(accent, text);
  }

  @Override
  public Optional<FailureClass> classify(ProviderError error, RetryAdvice advice) {
    return OpenAiCodes.meaning(error, advice);
  }

  @Override
  public Headroom headroom(Headers headers, Instant now) {
    Optional<Duration> resets =
        Stream.of("requests", "tokens")
            .flatMap(kind -> headers.get(RESET + kind).stream())
            .flatMap(text -> Allowance.duration(text).stream())
            .max(Comparator.naturalOrder());
    return new Headroom(
        Allowance.remaining(headers, LIMIT + "requests", REMAINING + "requests"),
        Allowance.remaining(headers, LIMIT + "tokens", REMAINING + "tokens"),
        resets);
  }
}
