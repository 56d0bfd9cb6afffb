package coach.ai.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `ai.routing`: how persistent the gateway is.
///
/// @param maxRetries of the same model within one answer, after its first try
/// @param retryBudget retries allowed per request, over all requests of a provider
/// @param concurrentPerModel requests under way at one model; more are refused at once
/// @param breaker when a model is rested
public record RoutingConfiguration(
    @Min(0) @Max(100) int maxRetries,
    @DecimalMin("0") @DecimalMax("1") double retryBudget,
    @Min(1) @Max(100_000) int concurrentPerModel,
    @Valid Breaker breaker) {

  public static final RoutingConfiguration DEFAULT =
      new RoutingConfiguration(null, null, null, null);

  @JsonCreator
  public RoutingConfiguration(
      @Nullable Integer maxRetries,
      @Nullable Double retryBudget,
      @Nullable Integer concurrentPerModel,
      @Nullable Breaker breaker) {
    this(
        requireNonNullElse(maxRetries, 2).intValue(),
        requireNonNullElse(retryBudget, 0.1).doubleValue(),
        requireNonNullElse(concurrentPerModel, 2_500).intValue(),
        requireNonNullElse(breaker, Breaker.DEFAULT));
  }

  /// @param window how long an outcome counts
  /// @param minimumCalls fewer than these in the window decide nothing
  /// @param failureRate share of failures that opens it
  /// @param rest before the first trial call after it opened
  public record Breaker(
      @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration window,
      @Min(1) int minimumCalls,
      @DecimalMin("0.01") @DecimalMax("1") double failureRate,
      @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration rest) {

    static final Breaker DEFAULT = new Breaker(null, null, null, null);

    @JsonCreator
    public Breaker(
        @Nullable Duration window,
        @Nullable Integer minimumCalls,
        @Nullable Double failureRate,
        @Nullable Duration rest) {
      this(
          requireNonNullElse(window, Duration.seconds(10)),
          requireNonNullElse(minimumCalls, 5).intValue(),
          requireNonNullElse(failureRate, 0.5).doubleValue(),
          requireNonNullElse(rest, Duration.seconds(10)));
    }
  }
}
