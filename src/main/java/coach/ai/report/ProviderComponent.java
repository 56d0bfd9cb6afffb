package coach.ai.report;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.lifecycle.Sighting;
import coach.platform.Component;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// One provider, as the health reports show it. Asks nobody.
public final class ProviderComponent implements Component {
  private final ProviderName provider;
  private final Supplier<Snapshot> memory;

  /// @param memory without the books
  public ProviderComponent(ProviderName provider, Supplier<Snapshot> memory) {
    this.provider = provider;
    this.memory = memory;
  }

  @Override
  public String name() {
    return provider.text();
  }

  /// The rest of the service works without.
  @Override
  public boolean critical() {
    return false;
  }

  @Override
  public Health health() {
    Snapshot now = memory.get();
    Optional<Instant> checked =
        Stream.of(now.answeredAt(provider), now.sighting(provider).at())
            .flatMap(Optional::stream)
            .max(Comparator.naturalOrder());
    if (provider == ProviderName.CANNED) {
      return new Health(Status.UP, "answers by rote, for development", Optional.of(now.at()));
    }
    if (!now.hasKey(provider)) {
      return new Health(Status.DOWN, "has no usable key", checked);
    }
    if (takesNone(now)) {
      return new Health(Status.DOWN, "takes no calls after failures", checked);
    }
    Optional<Sighting.Failure> failure = now.failure(provider);
    if (failure.isPresent()) {
      return new Health(Status.DOWN, "fails: " + failure.get().reason().text(), checked);
    }
    return checked.isPresent()
        ? new Health(Status.UP, "answers", checked)
        : new Health(Status.UNKNOWN, "has not been asked yet", checked);
  }

  private boolean takesNone(Snapshot now) {
    List<ModelId> models =
        now.setup().models().stream().filter(model -> model.provider() == provider).toList();
    return now.isOpen(provider.text())
        || (!models.isEmpty() && models.stream().noneMatch(now::takesCalls));
  }
}
