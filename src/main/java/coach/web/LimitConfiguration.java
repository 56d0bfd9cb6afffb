package coach.web;

import static java.util.Objects.requireNonNullElse;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/// `edge.limits`: how many requests are accepted in any window, by class.
///
/// @param login for attempts to log in or register
/// @param paid for requests that cost money
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
    this.login = requireNonNullElse(login, new Window(10, 60));
    this.paid = requireNonNullElse(paid, new Window(20, 60));
  }
}
