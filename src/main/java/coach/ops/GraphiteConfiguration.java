package coach.ops;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import io.dropwizard.validation.MinDuration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// `operations.graphite`: where metrics are pushed; no host = off.
///
/// @param timeout for one report, from connecting to the last byte
public record GraphiteConfiguration(
    Optional<String> host,
    @Min(1) @Max(65_535) int port,
    String prefix,
    @MinDuration(value = 1, unit = TimeUnit.SECONDS) Duration interval,
    @MinDuration(value = 1, unit = TimeUnit.MILLISECONDS) Duration timeout) {

  static final GraphiteConfiguration OFF =
      new GraphiteConfiguration(Optional.empty(), 2003, null, null, null);

  public GraphiteConfiguration(
      Optional<String> host,
      int port,
      @Nullable String prefix,
      @Nullable Duration interval,
      @Nullable Duration timeout) {
    this.host = host.filter(name -> !name.isBlank());
    this.port = port;
    this.prefix = requireNonNullElse(prefix, "coach");
    this.interval = requireNonNullElse(interval, Duration.seconds(60));
    this.timeout = requireNonNullElse(timeout, Duration.seconds(3));
  }
}
