package coach.ai.lifecycle;

import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.price.book.PriceTable;
import coach.ai.provider.Listing.Listed;
import coach.ai.provider.ProviderKeys;
import coach.ai.status.Configurations;
import coach.ai.status.ListingProvider;
import coach.ai.status.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A watch over OpenAI's models, at times that the test chooses.
final class WatchedModels {
  static final String KEY = "sk-proj-0123456789abcdef";

  final ListingProvider openai = new ListingProvider(ProviderName.OPENAI);
  final ManualClock time = new ManualClock();
  final List<String> refused = new ArrayList<>();
  Optional<String> key = Optional.of(KEY);
  final ModelWatch watch =
      new ModelWatch(List.of(openai), keys(), time, time::nanos, new Random(7));
  private final Lifecycles lifecycles;

  WatchedModels() {
    this(Configurations.of(Configurations.openai(KEY)));
  }

  WatchedModels(AiConfiguration configuration) {
    this.lifecycles =
        new Lifecycles(new RouteSettings(configuration), watch, PriceTable.packaged(), time);
  }

  private ProviderKeys keys() {
    return new ProviderKeys() {
      @Override
      public Optional<String> current(ProviderName provider) {
        return key;
      }

      @Override
      public boolean refused(ProviderName provider, String value) {
        return refused.add(value);
      }
    };
  }

  void lists(Listed... models) {
    openai.models = List.of(models);
    watch.look();
  }

  void lookAfter(Duration pause) {
    time.pass(pause);
    watch.look();
  }

  ModelLife life(String model) {
    return lifecycles.all().stream()
        .filter(life -> life.model().model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  Sighting sighting() {
    return watch.of(ProviderName.OPENAI);
  }
}
