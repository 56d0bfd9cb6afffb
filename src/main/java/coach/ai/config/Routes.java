package coach.ai.config;

import coach.ai.ModelId;
import coach.ai.Purpose;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which models are asked, and where each is named.
record Routes(AiConfiguration ai) {

  List<RouteEntry> of(Purpose purpose) {
    if (ai.mock()) {
      return List.of(new RouteEntry("ai.mock", ModelId.CANNED));
    }
    return ai.routes().containsKey(purpose) ? named(purpose).toList() : usual(purpose);
  }

  /// Every model that `routes` names, whatever `mock` says.
  Stream<RouteEntry> named() {
    return Arrays.stream(Purpose.values()).flatMap(this::named);
  }

  private Stream<RouteEntry> named(Purpose purpose) {
    List<ModelId> route = ai.routes().getOrDefault(purpose, List.of());
    String key = "ai.routes." + purpose.text();
    return IntStream.range(0, route.size())
        .mapToObj(index -> new RouteEntry(key + "[" + index + "]", route.get(index)));
  }

  private List<RouteEntry> usual(Purpose purpose) {
    List<KnownProvider> withKey =
        Arrays.stream(KnownProvider.values())
            .filter(known -> ai.provider(known.provider()).key().isPresent())
            .toList();
    List<KnownProvider> able =
        withKey.stream().filter(known -> purpose != Purpose.REVIEW || known.seesCharts()).toList();
    return (able.isEmpty() ? withKey : able).stream().flatMap(this::models).toList();
  }

  /// What one provider's own settings name, whether it has a key or not.
  Stream<RouteEntry> models(KnownProvider known) {
    ProviderConfiguration provider = ai.provider(known.provider());
    String model = provider.model().orElse(known.model());
    return Stream.concat(
        Stream.of(entry(known, "model", model)),
        provider.fallbackModel().filter(name -> !name.equals(model)).stream()
            .map(name -> entry(known, "fallbackModel", name)));
  }

  private static RouteEntry entry(KnownProvider known, String field, String model) {
    return new RouteEntry("ai." + known + "." + field, new ModelId(known.provider(), model));
  }
}
