package coach.coaching.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.coaching.ReviewId;
import coach.coaching.store.Commission;
import coach.platform.Problem;
import coach.platform.idempotency.Begun;
import coach.platform.idempotency.IdempotencyKey;
import coach.platform.idempotency.IdempotencyKeys;
import coach.platform.idempotency.KeptAnswer;
import coach.platform.idempotency.KeyedRequest;
import coach.platform.idempotency.Ticket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;

/// Lets the commissions with one key begin one review. The answer to a key is the review's id: what
/// became of it is in its row.
///
/// The id is kept in the transaction that writes the review, before anything is paid. So a key
/// whose lease ran out without an answer was never paid for, and whoever asks again is the first.
public record Once(IdempotencyKeys keys, InstantSource clock) {
  /// More than it takes to receive and to draw a chart.
  public static final Duration LEASE = Duration.ofMinutes(2);

  private static final String ROUTE = "POST /api/trade-analysis";
  private static final int CREATED = 201;

  /// Clocks of nodes may differ by so much.
  private static final Duration MARGIN = Duration.ofSeconds(10);

  static KeyedRequest request(Commission wanted, String key) {
    return new KeyedRequest(wanted.owner(), ROUTE, new IdempotencyKey(key), Fingerprint.of(wanted));
  }

  Begun begin(KeyedRequest request) {
    return keys.begin(request);
  }

  void giveBack(KeyedRequest request, KeptAnswer answer) {
    keys.giveBack(request, answer);
  }

  /// Within the transaction that writes the review.
  ///
  /// @throws coach.platform.ProblemException when another node may have begun by now
  void finish(Ticket ticket, ReviewId id) {
    if (clock.instant().plus(MARGIN).isAfter(ticket.expires())) {
      throw new Problem.KeyInUse(Duration.ofSeconds(1)).toException();
    }
    byte[] body = id.toString().getBytes(UTF_8);
    keys.finish(ticket, new KeptAnswer(CREATED, "text/plain", Map.of(), body));
  }

  void abandon(Ticket ticket) {
    keys.abandon(ticket);
  }

  static ReviewId review(KeptAnswer answer) {
    return new ReviewId(UUID.fromString(new String(answer.body(), UTF_8)));
  }
}
