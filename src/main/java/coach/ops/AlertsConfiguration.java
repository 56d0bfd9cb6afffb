package coach.ops;

import coach.platform.secret.Secret;
import java.util.Optional;

/// `operations.alerts`: who is to be told of an alert; no URL = the log alone.
public record AlertsConfiguration(Optional<Secret> webhookUrl, Optional<Secret> webhookSecret) {
  static final AlertsConfiguration LOG_ONLY =
      new AlertsConfiguration(Optional.empty(), Optional.empty());
}
