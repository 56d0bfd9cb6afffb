package coach.ai.metrics;

import coach.ai.ModelId;
import coach.ai.key.KeyView;
import coach.ai.report.LiveCalls.Room;
import coach.ai.report.Snapshot;
import coach.ai.routing.Breakers;
import coach.shared.Spelling;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Breakers, headroom, lives of models and ages of keys, as this node remembers them.
final class ModelGauges {
  private final PrometheusRegistry registry;
  private final Supplier<Snapshot> memory;

  ModelGauges(PrometheusRegistry registry, Supplier<Snapshot> memory) {
    this.registry = registry;
    this.memory = memory;
  }

  void register() {
    gauge(
        "coach_ai_breaker_state",
        "1 for the state that a breaker is in, 0 for the others.",
        ModelGauges::breakers,
        "name",
        "state");
    room(
        "coach_ai_headroom_requests",
        "Requests left until the provider limits us.",
        room -> room.headroom().requests());
    room(
        "coach_ai_headroom_tokens",
        "Tokens left until the provider limits us.",
        room -> room.headroom().tokens());
    gauge(
        "coach_ai_model_left_seconds",
        "Time until a model of a route ends, in whole days; absent while no end is known.",
        ModelGauges::lives,
        "provider",
        "model");
    gauge(
        "coach_ai_price_age_seconds",
        "Time since somebody compared the price of a model of a route with the provider's page.",
        ModelGauges::prices,
        "provider",
        "model");
    gauge(
        "coach_ai_key_age_seconds",
        "Time since the key that a provider is asked with was first seen.",
        ModelGauges::keys,
        "provider");
  }

  private static void breakers(Snapshot now, GaugeWithCallback.Callback sample) {
    for (Breakers.View breaker : now.breakers()) {
      for (Breakers.State state : Breakers.State.values()) {
        String word = Spelling.of(state);
        sample.call(breaker.state() == state ? 1 : 0, breaker.name(), word);
      }
    }
  }

  private void room(String name, String help, Function<Room, OptionalLong> amount) {
    gauge(
        name,
        help,
        (now, sample) -> now.setup().models().forEach(model -> room(now, model, amount, sample)),
        "provider",
        "model");
  }

  private static void room(
      Snapshot now,
      ModelId model,
      Function<Room, OptionalLong> amount,
      GaugeWithCallback.Callback sample) {
    now.room(model)
        .map(amount)
        .ifPresent(
            left ->
                left.ifPresent(
                    it -> sample.call((double) it, model.provider().text(), model.model())));
  }

  private static void lives(Snapshot now, GaugeWithCallback.Callback sample) {
    now.models()
        .forEach(
            life ->
                life.daysLeft()
                    .ifPresent(
                        days ->
                            sample.call(
                                (double) Duration.ofDays(days).toSeconds(),
                                life.model().provider().text(),
                                life.model().model())));
  }

  private static void prices(Snapshot now, GaugeWithCallback.Callback sample) {
    now.models()
        .forEach(
            life ->
                life.priceAge()
                    .ifPresent(
                        age ->
                            sample.call(
                                (double) age.toSeconds(),
                                life.model().provider().text(),
                                life.model().model())));
  }

  private static void keys(Snapshot now, GaugeWithCallback.Callback sample) {
    now.keys().stream()
        .filter(KeyView::serves)
        .forEach(
            key ->
                key.age(now.at())
                    .ifPresent(
                        age -> sample.call((double) age.toSeconds(), key.provider().text())));
  }

  private void gauge(
      String name,
      String help,
      BiConsumer<Snapshot, GaugeWithCallback.Callback> values,
      String... labelNames) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .labelNames(labelNames)
        .callback(sample -> values.accept(memory.get(), sample))
        .register(registry);
  }
}
