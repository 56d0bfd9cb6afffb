package coach.bench;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// The same small JSON answer, bare and behind the edge.
@PermitAll
@Path("/bench")
@Produces(MediaType.APPLICATION_JSON)
public final class SampleResource {
  private static final Duration SLOW = Duration.ofSeconds(3);

  /// A small object with a nested value, as most answers are.
  public record Sample(String symbol, BigDecimal price, int quantity, boolean open) {}

  @GET
  public Sample sample() {
    return new Sample("AAPL", new BigDecimal("187.35"), 100, true);
  }

  @GET
  @Path("/slow")
  public Sample slow() {
    long end = System.nanoTime() + SLOW.toNanos();
    for (long left = SLOW.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return sample();
  }
}
