package coach.ai.lifecycle;

import coach.ai.FailureClass;
import coach.ai.provider.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What the free question to a provider showed, until now.
///
/// @param models as last listed
/// @param succeededAt the last time that it was answered
/// @param failure since then, if any
public record Sighting(
    List<Listing.Listed> models, Optional<Instant> succeededAt, Optional<Failure> failure) {
  public static final Sighting NONE = new Sighting(List.of(), Optional.empty(), Optional.empty());

  public Sighting {
    models = List.copyOf(models);
  }

  /// @param since the first of the failures in a row
  public record Failure(FailureClass reason, Instant since, Instant at) {}

  Sighting with(Listing listing, Instant now) {
    return switch (listing) {
      case Listing.Models(var listed) -> new Sighting(listed, Optional.of(now), Optional.empty());
      case Listing.Failed(var reason, _) ->
          new Sighting(
              models,
              succeededAt,
              Optional.of(new Failure(reason, failure.map(Failure::since).orElse(now), now)));
    };
  }

  /// When the provider was last asked.
  public Optional<Instant> at() {
    return failure.map(Failure::at).or(() -> succeededAt);
  }
}
