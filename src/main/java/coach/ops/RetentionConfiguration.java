package coach.ops;

import static java.util.Objects.requireNonNullElse;

import io.dropwizard.util.Duration;
import org.jspecify.annotations.Nullable;

/// `operations.retention`: how long what grows by itself is kept.
public record RetentionConfiguration(Duration audit, Duration events) {

  static final RetentionConfiguration DEFAULT = new RetentionConfiguration(null, null);

  public RetentionConfiguration(@Nullable Duration audit, @Nullable Duration events) {
    this.audit = requireNonNullElse(audit, Duration.days(400));
    this.events = requireNonNullElse(events, Duration.days(90));
  }
}
