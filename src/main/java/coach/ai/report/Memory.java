package coach.ai.report;

import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.Lifecycles;
import coach.ai.lifecycle.ModelWatch;
import coach.ai.lifecycle.Sighting;
import coach.ai.routing.Breakers;
import coach.ai.window.Books;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Takes snapshots of what this node remembers and of what the books say.
public final class Memory {
  private final Setup setup;
  private final Parts parts;
  private final InstantSource clock;

  /// Where everything is remembered.
  public record Parts(
      Supplier<List<KeyView>> keys,
      ModelWatch watch,
      Lifecycles lifecycles,
      Breakers breakers,
      LiveCalls calls,
      Books books) {}

  public Memory(Setup setup, Parts parts, InstantSource clock) {
    this.setup = setup;
    this.parts = parts;
    this.clock = clock;
  }

  /// All that is known; the books are waited for a moment at most.
  public Snapshot snapshot() {
    return with(parts.books().read());
  }

  /// The same without the books, and without waiting.
  public Snapshot withoutBooks() {
    return with(Books.Reading.NOTHING);
  }

  /// Whether any model of any route takes calls now.
  public boolean usable() {
    Snapshot now = withoutBooks();
    return setup.mock() || setup.models().stream().anyMatch(now::takesCalls);
  }

  private Snapshot with(Books.Reading books) {
    Map<ProviderName, Sighting> sightings =
        setup.providers().stream()
            .collect(Collectors.toMap(Function.identity(), parts.watch()::of));
    return new Snapshot(
        clock.instant(),
        setup,
        parts.keys().get(),
        sightings,
        parts.lifecycles().all(),
        parts.breakers().all(),
        parts.calls().all(),
        books);
  }
}
