package planted.identity;

import java.time.Instant;
import java.util.function.Supplier;

final class RefersToTheClock {
  Supplier<Instant> time() {
    return Instant::now;
  }
}
