package coach.coaching;

import coach.platform.Problem;
import coach.shared.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Takes everything that begins with `PNG`, and keeps it as it is.
public final class FakeCharts implements Charts {
  private final Map<ImageId, Owned> kept = new ConcurrentHashMap<>();

  private final Set<ImageId> used = ConcurrentHashMap.newKeySet();

  private record Owned(UserId owner, Chart chart) {}

  @Override
  public Kept keep(UserId owner, Upload upload) throws IOException {
    byte[] bytes;
    try (InputStream in = upload.open()) {
      bytes = in.readAllBytes();
    }
    String content = new String(bytes, StandardCharsets.ISO_8859_1);
    if (!content.startsWith("PNG")) {
      throw new Problem.UnsupportedMediaType("That is no picture.").toException();
    }
    ImageId id =
        new ImageId(UUID.nameUUIDFromBytes((owner + content).getBytes(StandardCharsets.UTF_8)));
    Chart chart = new Chart("image/png", bytes, 640, 480);
    kept.put(id, new Owned(owner, chart));
    return new Kept(id, chart);
  }

  @Override
  public Optional<Chart> find(UserId owner, ImageId id) {
    return Optional.ofNullable(kept.get(id))
        .filter(it -> it.owner().equals(owner))
        .map(Owned::chart);
  }

  @Override
  public boolean use(UserId owner, ImageId id) {
    boolean there = find(owner, id).isPresent();
    if (there) {
      used.add(id);
    }
    return there;
  }

  @Override
  public void release(UserId owner, ImageId id) {
    used.remove(id);
  }

  /// Forgets what nothing shows.
  public void purge() {
    kept.keySet().retainAll(used);
  }
}
