package coach.coaching;

import coach.platform.Problem;
import coach.shared.UserId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Remembers keys in memory.
public final class FakeOnce implements Once {
  private final Map<String, Kept> keys = new HashMap<>();

  private record Kept(byte[] content, Optional<ReviewId> review) {}

  @Override
  public synchronized Begun begin(UserId owner, String key, byte[] content) {
    String name = owner + " " + key;
    Kept kept = keys.get(name);
    if (kept == null) {
      keys.put(name, new Kept(content, Optional.empty()));
      return new Begun.Fresh(ticket(name, content));
    }
    if (!Arrays.equals(kept.content(), content)) {
      return new Begun.Refused(
          Problem.Invalid.field("Idempotency-Key", "was used for another request"));
    }
    return kept.review()
        .<Begun>map(Begun.Replay::new)
        .orElseGet(() -> new Begun.Refused(new Problem.Conflict("It is being served.")));
  }

  private Ticket ticket(String name, byte[] content) {
    return new Ticket() {
      @Override
      public void finish(ReviewId review) {
        set(name, Optional.of(new Kept(content, Optional.of(review))));
      }

      @Override
      public void abandon() {
        set(name, Optional.empty());
      }
    };
  }

  private synchronized void set(String name, Optional<Kept> kept) {
    keys.remove(name);
    kept.ifPresent(it -> keys.put(name, it));
  }
}
