package coach.web.limit;

import coach.web.LimitedCaller.Ration;
import java.time.Duration;

/// Counts requests in sliding windows, one for each class and key.
interface Counter {
  Duration RATION_PERIOD = Duration.ofMinutes(1);

  Standing count(LimitClass limitClass, String key);

  /// Counts in the window of one credential.
  Standing count(Ration ration);
}
