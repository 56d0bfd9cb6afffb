package coach.ops;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `operations.graphite`: where metrics are pushed; no host = off.
public record GraphiteConfiguration(
    Optional<String> host, @Min(1) @Max(65_535) int port, String prefix, Duration interval) {

  static final GraphiteConfiguration OFF =
      new GraphiteConfiguration(Optional.empty(), 2003, null, null);

  public GraphiteConfiguration(
      Optional<String> host, int port, @Nullable String prefix, @Nullable Duration interval) {
    this.host = host;
    this.port = port;
    this.prefix = requireNonNullElse(prefix, "coach");
    this.interval = requireNonNullElse(interval, Duration.seconds(60));
  }
}
