package planted.identity;

import java.time.Instant;

final class ReadsTheClock {
  Instant time() {
    return Instant.now();
  }
}
