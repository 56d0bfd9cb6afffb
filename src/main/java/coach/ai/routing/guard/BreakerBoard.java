package coach.ai.routing.guard;

import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.Purpose;
import coach.ai.config.RoutingConfiguration;
import coach.ai.provider.ProviderKeys;
import coach.ai.routing.Breakers;
import coach.ai.routing.time.Timing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;

/// All breakers: those of the models of every route, and those of their providers' accounts.
///
/// Thread-safe: each breaker is, and the map of them.
public final class BreakerBoard implements Breakers {
  private final Map<String, Breaker> breakers = new ConcurrentSkipListMap<>();
  private final Map<ProviderName, AccountBreaker> accounts = new ConcurrentHashMap<>();
  private final ProviderKeys keys;
  private final RoutingConfiguration.Breaker configuration;
  private final Timing timing;

  public BreakerBoard(
      Function<Purpose, List<ModelId>> routes,
      ProviderKeys keys,
      RoutingConfiguration.Breaker configuration,
      Timing timing) {
    this.keys = keys;
    this.configuration = configuration;
    this.timing = timing;
    Arrays.stream(Purpose.values())
        .flatMap(purpose -> routes.apply(purpose).stream())
        .forEach(
            model -> {
              Breaker _ = account(model.provider());
              Breaker _ = model(model);
            });
  }

  Breaker account(ProviderName provider) {
    AccountBreaker account =
        accounts.computeIfAbsent(provider, _ -> new AccountBreaker(provider, keys, timing));
    breakers.putIfAbsent(provider.text(), account);
    return account;
  }

  /// A provider that refused our key takes it again, or another one.
  public void keyRestored(ProviderName provider) {
    Optional.ofNullable(accounts.get(provider)).ifPresent(AccountBreaker::keyRestored);
  }

  Breaker model(ModelId model) {
    return breakers.computeIfAbsent(
        model.toString(), _ -> new ModelBreaker(model, configuration, timing));
  }

  @Override
  public List<View> all() {
    return breakers.values().stream().map(Breaker::view).toList();
  }

  @Override
  public boolean steer(String name, Steering to) {
    Optional<Breaker> breaker = Optional.ofNullable(breakers.get(name));
    breaker.ifPresent(found -> found.steer(to));
    return breaker.isPresent();
  }
}
