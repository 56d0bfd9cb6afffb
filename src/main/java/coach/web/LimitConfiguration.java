package coach.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// `edge.limits`: how many requests are accepted in any window, by class.
///
/// @param login for attempts to log in or register; absent = 10 in 60 s or less
/// @param paid for requests that cost money; absent = 20 in 60 s or less, or a fifth of the default
///     when that is more
public record LimitConfiguration(
    boolean enabled,
    @Min(1) @Max(100_000_000) int requests,
    @Min(1) @Max(86_400) int periodSeconds,
    @Valid Window login,
    @Valid Window paid) {

  /// Strict: in any stretch of `periodSeconds` at most `requests` are accepted.
  public record Window(
      @Min(1) @Max(100_000_000) int requests, @Min(1) @Max(86_400) int periodSeconds) {}

  static final LimitConfiguration DEFAULT = new LimitConfiguration(true, 100, 60, null, null);

  public LimitConfiguration(
      boolean enabled,
      int requests,
      int periodSeconds,
      @Nullable Window login,
      @Nullable Window paid) {
    this.enabled = enabled;
    this.requests = requests;
    this.periodSeconds = periodSeconds;
    this.login = requireNonNullElse(login, stricter(requests, periodSeconds));
    this.paid = requireNonNullElse(paid, costly(requests, periodSeconds));
  }

  /// At most half of the default, so that a small default does not leave log-ins the looser.
  private static Window stricter(int requests, int periodSeconds) {
    return requests < 2
        ? new Window(1, Math.clamp(2L * periodSeconds, 60, 86_400))
        : atMost(10, requests / 2, periodSeconds);
  }

  /// In proportion, so that who serves programs need not know of a second setting.
  private static Window costly(int requests, int periodSeconds) {
    Window usual = atMost(20, requests, periodSeconds);
    return new Window(Math.max(usual.requests(), requests / 5), usual.periodSeconds());
  }

  private static Window atMost(int most, int requests, int periodSeconds) {
    return new Window(Math.clamp(requests, 1, most), Math.max(60, periodSeconds));
  }
}
