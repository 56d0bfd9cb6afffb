package coach.ai.report;

import coach.ai.Answer;
import coach.ai.FailureClass;
import coach.ai.ModelId;
import coach.ai.Purpose;
import coach.ai.provider.Reply;
import coach.ai.provider.Reply.Headroom;
import coach.ai.routing.GatewayObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What the last call to each model showed: the cheapest probe is a call that somebody needed.
///
/// Thread-safe: the map replaces immutable values atomically. Models without a price are never
/// called, so there are few.
public final class LiveCalls implements GatewayObserver {
  private final InstantSource clock;
  private final Map<ModelId, Last> calls = new ConcurrentHashMap<>();

  public LiveCalls(InstantSource clock) {
    this.clock = clock;
  }

  /// @param answeredAt when the provider last answered at all, if only to refuse
  /// @param failure of the last call, if it failed
  public record Last(
      Instant at,
      Optional<Instant> answeredAt,
      Optional<FailureClass> failure,
      Optional<Room> room) {}

  /// What was left until the provider limits us.
  public record Room(Headroom headroom, Instant at) {
    public Optional<Instant> resetsAt() {
      return headroom.resets().map(at::plus);
    }

    /// Whether nothing is left, as far as is known.
    public boolean isUsedUp(Instant now) {
      boolean none = headroom.requests().orElse(1) == 0 || headroom.tokens().orElse(1) == 0;
      return none && now.isBefore(resetsAt().orElse(at.plus(Duration.ofMinutes(1))));
    }
  }

  @Override
  public void attempted(Attempt attempt) {
    Instant now = clock.instant();
    calls.merge(attempt.model(), of(attempt.reply(), now), LiveCalls::after);
  }

  @Override
  public void passedOver(ModelId model, String reason) {
    // nobody was called
  }

  @Override
  public void answered(Purpose purpose, Answer answer, Duration took, Duration overhead) {
    // its calls were counted one by one
  }

  public Map<ModelId, Last> all() {
    return Map.copyOf(calls);
  }

  /// The headroom that was seen last.
  public static Optional<Room> latestRoom(Map<ModelId, Last> calls) {
    return calls.values().stream()
        .flatMap(last -> last.room().stream())
        .max(Comparator.comparing(Room::at));
  }

  private static Last of(Reply reply, Instant now) {
    Optional<FailureClass> failure =
        reply instanceof Reply.Failed failed ? Optional.of(failed.reason()) : Optional.empty();
    Headroom headroom = reply.exchange().headroom();
    return new Last(
        now,
        failure.filter(reason -> !isAnAnswer(reason)).isPresent()
            ? Optional.empty()
            : Optional.of(now),
        failure,
        headroom.isKnown() ? Optional.of(new Room(headroom, now)) : Optional.empty());
  }

  private static Last after(Last before, Last now) {
    return new Last(
        now.at(),
        now.answeredAt().or(before::answeredAt),
        now.failure(),
        now.room().or(before::room));
  }

  /// Whether a failure shows that the provider is there, and takes our key.
  private static boolean isAnAnswer(FailureClass reason) {
    return switch (reason) {
      case RATE_LIMITED, MODEL_NOT_FOUND, CONTEXT_LENGTH, BAD_IMAGE, BAD_REQUEST -> true;
      case BAD_KEY,
          FORBIDDEN,
          BILLING,
          OVERLOADED,
          SERVER_ERROR,
          GATEWAY_ERROR,
          REDIRECTED,
          UNREACHABLE,
          RESET,
          TIMEOUT,
          MALFORMED ->
          false;
    };
  }
}
