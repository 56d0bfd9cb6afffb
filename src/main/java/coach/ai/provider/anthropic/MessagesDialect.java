package coach.ai.provider.anthropic;

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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The Messages API.
final class MessagesDialect implements Dialect {
  private static final String PREFIX = "anthropic-ratelimit-";
  private static final String VERSION = "2023-06-01";

  @Override
  public ProviderName provider() {
    return ProviderName.ANTHROPIC;
  }

  @Override
  public String path() {
    return "messages";
  }

  /// All on one page: there are fewer than the page takes.
  @Override
  public String listing() {
    return "models?limit=1000";
  }

  @Override
  public Map<String, String> headers(String key) {
    return Map.of("x-api-key", key, "anthropic-version", VERSION);
  }

  @Override
  public ObjectNode request(Order order) {
    return MessagesRequest.of(order);
  }

  @Override
  public Outcome read(JsonNode answer) {
    return MessagesAnswer.read(answer);
  }

  @Override
  public EventReader events(Consumer<String> text) {
    return new MessagesEvents(text);
  }

  @Override
  public Optional<FailureClass> classify(ProviderError error, RetryAdvice advice) {
    return AnthropicErrors.meaning(error);
  }

  @Override
  public Headroom headroom(Headers headers, Instant now) {
    Optional<Duration> resets =
        Stream.of("requests", "tokens", "input-tokens", "output-tokens")
            .flatMap(kind -> headers.get(PREFIX + kind + "-reset").stream())
            .flatMap(moment -> Allowance.until(moment, now).stream())
            .max(Comparator.naturalOrder());
    return new Headroom(remaining(headers, "requests"), tokens(headers), resets);
  }

  /// The tightest of the limits on tokens.
  private static OptionalLong tokens(Headers headers) {
    return Stream.of("tokens", "input-tokens", "output-tokens")
        .map(kind -> remaining(headers, kind))
        .flatMapToLong(OptionalLong::stream)
        .min();
  }

  private static OptionalLong remaining(Headers headers, String kind) {
    return Allowance.remaining(headers, PREFIX + kind + "-limit", PREFIX + kind + "-remaining");
  }
}
