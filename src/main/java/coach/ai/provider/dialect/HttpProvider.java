package coach.ai.provider.dialect;

import coach.ai.AiGateway.Deltas;
import coach.ai.ProviderName;
import coach.ai.provider.Listing;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.Order;
import coach.ai.provider.Reply;
import coach.ai.provider.wire.Deadline;
import coach.ai.provider.wire.Headers;
import coach.ai.provider.wire.SseEvent;
import coach.ai.provider.wire.Wire;
import coach.ai.provider.wire.WireAnswer;
import coach.ai.provider.wire.WireException;
import coach.ai.provider.wire.WireRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A provider over HTTP: one request each time, in the provider's dialect.
///
/// Thread-safe: immutable, and what a request shows is kept in a [Hearing] of its own.
public final class HttpProvider implements ModelProvider {
  private static final Duration LISTING_TIMEOUT = Duration.ofSeconds(10);

  /// OpenAI's name for it; no other provider minds.
  private static final String OUR_ID = "X-Client-Request-Id";

  private final Dialect dialect;
  private final Wire wire;
  private final InstantSource clock;

  public HttpProvider(Dialect dialect, Wire wire, InstantSource clock) {
    this.dialect = dialect;
    this.wire = wire;
    this.clock = clock;
  }

  @Override
  public ProviderName name() {
    return dialect.provider();
  }

  @Override
  public Reply send(Order order, Deltas deltas) {
    Deadline deadline = Deadline.in(order.timeout());
    Hearing hearing = new Hearing(deltas, deadline);
    Replies replies = new Replies(dialect, order, hearing);
    try (WireAnswer answer = wire.ask(request(order, deltas.wanted()), deadline)) {
      Instant now = clock.instant();
      Headers headers = answer.headers();
      hearing.answered(replies.requestId(headers), dialect.headroom(headers, now));
      return read(answer, hearing, replies, RetryAdvice.of(headers, now));
    } catch (WireException e) {
      return replies.lost(e);
    }
  }

  @Override
  public Listing models(String key) {
    Deadline deadline = Deadline.in(LISTING_TIMEOUT);
    WireRequest request = WireRequest.get(dialect.listing(), dialect.headers(key));
    Listings listings = new Listings(dialect, key);
    try (WireAnswer answer = wire.ask(request, deadline)) {
      RetryAdvice advice = RetryAdvice.of(answer.headers(), clock.instant());
      return listings.read(answer.status(), answer.whole(), advice);
    } catch (WireException e) {
      return listings.lost(e);
    }
  }

  private WireRequest request(Order order, boolean stream) {
    Map<String, String> headers = new HashMap<>(dialect.headers(order.key()));
    headers.put(OUR_ID, order.prompt().requestId());
    ObjectNode body = dialect.request(order);
    if (stream) {
      body.put("stream", true);
      headers.put("Accept", "text/event-stream");
    }
    return WireRequest.post(dialect.path(), headers, Json.write(body));
  }

  /// By what came, not by what was asked for: some hosts never stream, and some always do.
  private Reply read(WireAnswer answer, Hearing hearing, Replies replies, RetryAdvice advice)
      throws WireException {
    if (answer.status() / 100 != 2) {
      return replies.refused(answer.status(), errorOf(answer), advice);
    }
    Outcome outcome = answer.isStream() ? stream(answer, hearing) : whole(answer);
    return replies.of(outcome, answer.status(), advice);
  }

  /// When the body does not come, the status has to do.
  private static Optional<ProviderError> errorOf(WireAnswer answer) {
    try {
      return ProviderError.in(answer.whole());
    } catch (WireException _) {
      return Optional.empty();
    }
  }

  private Outcome whole(WireAnswer answer) throws WireException {
    byte[] body = answer.whole();
    return Json.read(body)
        .map(dialect::read)
        .orElseGet(() -> Outcome.Nonsense.of(body.length == 0 ? "empty" : "not_json"));
  }

  private Outcome stream(WireAnswer answer, Hearing hearing) throws WireException {
    Dialect.EventReader reader = dialect.events(hearing::hear);
    return answer
        .events(event -> hear(reader, event))
        .orElseGet(() -> Outcome.Nonsense.of("stream_cut"));
  }

  private static Optional<Outcome> hear(Dialect.EventReader reader, SseEvent event) {
    if (event.data().isBlank() || event.data().equals("[DONE]")) {
      return Optional.empty();
    }
    return Json.read(event.data())
        .map(data -> reader.hear(event.name(), data))
        .orElseGet(() -> Outcome.nonsense("event_not_json"));
  }
}
