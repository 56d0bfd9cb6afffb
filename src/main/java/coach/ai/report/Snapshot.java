package coach.ai.report;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.key.KeyView;
import coach.ai.lifecycle.ModelLife;
import coach.ai.lifecycle.Sighting;
import coach.ai.routing.Breakers;
import coach.ai.window.Books;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known at one moment.
///
/// @param calls by model, the last one
public record Snapshot(
    Instant at,
    Setup setup,
    List<KeyView> keys,
    Map<ProviderName, Sighting> sightings,
    List<ModelLife> models,
    List<Breakers.View> breakers,
    Map<ModelId, LiveCalls.Last> calls,
    Books.Reading books) {

  public Snapshot {
    keys = List.copyOf(keys);
    sightings = Map.copyOf(sightings);
    models = List.copyOf(models);
    breakers = List.copyOf(breakers);
    calls = Map.copyOf(calls);
  }

  public Sighting sighting(ProviderName provider) {
    return sightings.getOrDefault(provider, Sighting.NONE);
  }

  /// Nothing while none serves.
  Optional<KeyView> servingKey(ProviderName provider) {
    return keys.stream().filter(key -> key.provider() == provider && key.serves()).findFirst();
  }

  /// Whether a provider may be asked now, as far as its key is concerned.
  boolean hasKey(ProviderName provider) {
    return provider == ProviderName.CANNED || servingKey(provider).isPresent();
  }

  List<Breakers.View> open() {
    return breakers.stream().filter(breaker -> breaker.state() == Breakers.State.OPEN).toList();
  }

  boolean isOpen(String breaker) {
    return open().stream().anyMatch(view -> view.name().equals(breaker));
  }

  /// Whether a call to this model would leave now.
  boolean takesCalls(ModelId model) {
    return hasKey(model.provider())
        && !isOpen(model.toString())
        && !isOpen(model.provider().text());
  }

  /// When a provider last answered, to whatever it was asked.
  public Optional<Instant> answeredAt(ProviderName provider) {
    Optional<Instant> called =
        calls.entrySet().stream()
            .filter(call -> call.getKey().provider() == provider)
            .flatMap(call -> call.getValue().answeredAt().stream())
            .max(Instant::compareTo);
    return later(called, sighting(provider).succeededAt());
  }

  /// Of the free question, unless the provider has answered since.
  public Optional<Sighting.Failure> failure(ProviderName provider) {
    return sighting(provider)
        .failure()
        .filter(it -> answeredAt(provider).filter(at -> at.isAfter(it.at())).isEmpty());
  }

  /// What was left at a model when it was last called.
  public Optional<LiveCalls.Room> room(ModelId model) {
    return Optional.ofNullable(calls.get(model)).flatMap(LiveCalls.Last::room);
  }

  long secondsSince(Instant moment) {
    return Math.max(0, Duration.between(moment, at).toSeconds());
  }

  private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
    return one.filter(it -> other.filter(it::isBefore).isEmpty()).or(() -> other);
  }
}
