package coach.coaching.review;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import coach.coaching.store.ReviewDao.Lease;
import coach.coaching.store.ReviewStore;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the reviews of nodes that are gone: those whose lease has not been renewed over several
/// looks in a row.
///
/// Looks are counted, and times never compared: clocks of nodes differ, and while the database is
/// away nobody can renew a lease, nor look. Not thread-safe: one chore looks.
public final class LeaseWatch {
  /// Leases are renewed as often as they are looked at.
  public static final Duration EVERY = Duration.ofSeconds(2);

  /// Longer than a connection may be silent before it counts as gone, and is replaced.
  static final int LOOKS = 5;

  private static final Logger log = LoggerFactory.getLogger(LeaseWatch.class);

  private final ReviewStore store;
  private Map<Lease, Integer> seen = Map.of();

  public LeaseWatch(ReviewStore store) {
    this.store = store;
  }

  public void look() {
    Map<Lease, Integer> before = seen;
    seen = Map.of(); // a look that fails lets all of them begin anew
    seen =
        store.leases().stream()
            .collect(toMap(identity(), lease -> before.getOrDefault(lease, 0) + 1));
    seen.forEach(
        (lease, times) -> {
          if (times > LOOKS) {
            log.warn("Nobody is at work on review {} any more", lease.id());
            store.interrupt(lease);
          }
        });
  }
}
