package coach.ops;

import coach.platform.secret.Secret;
import java.util.Optional;

/// `operations.errors`: where errors are to be reported; no DSN = nowhere.
public record ErrorsConfiguration(Optional<Secret> sentryDsn, Optional<String> environment) {
  static final ErrorsConfiguration OFF =
      new ErrorsConfiguration(Optional.empty(), Optional.empty());
}
