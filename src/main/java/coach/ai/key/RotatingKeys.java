package coach.ai.key;

import coach.ai.ProviderName;
import coach.ai.provider.KeyFormat;
import coach.ai.provider.Listing;
import coach.ai.provider.ModelProvider;
import coach.ai.provider.ProviderKeys;
import coach.platform.AuditEntry.Actor;
import coach.platform.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Replaces keys while the service runs, and tells what each provider is asked with.
///
/// Thread-safe: each chain guards itself. `current` and `refused` are called by requests, and
/// neither ask nor wait for anybody.
final class RotatingKeys implements ProviderKeys {
  private static final Logger log = LoggerFactory.getLogger(RotatingKeys.class);

  private final Map<ProviderName, KeyChain> chains;
  private final Map<ProviderName, ModelProvider> providers;
  private final KeyAges ages;
  private final KeyAudit audit;
  private final Consumer<ProviderName> restored;
  private final LongSupplier nanos;

  /// @param restored told when a provider that had no key, or another one, is asked with a good one
  RotatingKeys(
      Map<ProviderName, KeyChain> chains,
      Map<ProviderName, ModelProvider> providers,
      KeyAges ages,
      KeyAudit audit,
      Consumer<ProviderName> restored,
      LongSupplier nanos) {
    this.chains = Map.copyOf(chains);
    this.providers = Map.copyOf(providers);
    this.ages = ages;
    this.audit = audit;
    this.restored = restored;
    this.nanos = nanos;
  }

  /// The canned model takes any key, and has none.
  @Override
  public Optional<String> current(ProviderName provider) {
    return provider == ProviderName.CANNED
        ? Optional.of("none")
        : chain(provider).flatMap(KeyChain::serving);
  }

  @Override
  public boolean refused(ProviderName provider, String key) {
    return chain(provider).filter(chain -> refused(chain, key)).isPresent();
  }

  private boolean refused(KeyChain chain, String key) {
    return switch (chain.refused(key, nanos.getAsLong())) {
      case SWITCHED -> {
        log.warn("{} refuses our key; the other one is used", chain.provider().text());
        audit.switchedLater(chain);
        yield true;
      }
      case LAST_ONE -> {
        log.error("{} refuses our key, and there is no other", chain.provider().text());
        audit.lostLater(chain);
        yield false;
      }
      case REPLACED_BEFORE -> true;
      case NONE_LEFT -> false;
    };
  }

  /// Looks for new values and verifies them, each with a pause between its trials.
  void follow() {
    audit.catchUp();
    for (KeyChain chain : chains.values()) {
      chain.look();
      chain.due(nanos.getAsLong()).ifPresent(value -> follow(chain, value));
    }
  }

  private void follow(KeyChain chain, String value) {
    switch (verify(chain, value)) {
      case Verdict.Good _ -> {
        audit.rotated(chain, value, new Actor.System());
        chain.serve(value);
        inUse(chain, value);
      }
      case Verdict.Refused(var why) -> tell(chain, why, chain.rejected(value, why));
      case Verdict.Unclear unclear ->
          tell(chain, unclear.why(), chain.undecided(value, unclear.why()));
    }
  }

  /// Once, though it is tried again and again.
  private void tell(KeyChain chain, String why, boolean news) {
    if (news) {
      log.warn("A key for {} is not used, nothing changed: {}", chain.provider().text(), why);
      audit.failed(chain, new Actor.System(), why);
    }
  }

  private void inUse(KeyChain chain, String value) {
    log.info("{} is asked with key {} now", chain.provider().text(), ages.fingerprint(value));
    restored.accept(chain.provider());
  }

  /// What its shape tells, or else the provider.
  Verdict verify(KeyChain chain, String value) {
    return KeyFormat.flaw(chain.provider(), value)
        .<Verdict>map(flaw -> new Verdict.Refused("it " + flaw))
        .orElseGet(() -> Verdict.of(list(chain.provider(), value)));
  }

  private Listing list(ProviderName provider, String key) {
    return Optional.ofNullable(providers.get(provider)).orElseThrow().models(key);
  }

  /// Puts a verified value into use, as an operator wants it.
  ///
  /// @param given from the operator instead of from the configuration
  void use(KeyChain chain, String value, boolean given) {
    audit.rotated(chain, value, new Actor.Command());
    if (given) {
      chain.give(value);
    } else {
      chain.serve(value);
    }
    inUse(chain, value);
  }

  /// An operator's key was not taken, and nothing changed.
  ///
  /// @param why safe to show
  void reject(KeyChain chain, String why) {
    audit.failed(chain, new Actor.Command(), why);
  }

  Optional<KeyChain> chain(ProviderName provider) {
    return Optional.ofNullable(chains.get(provider));
  }

  /// Finds out fingerprints and ages.
  void note() {
    chains.values().forEach(ages::note);
  }

  String fingerprint(String value) {
    return ages.fingerprint(value);
  }

  /// All keys, from memory.
  List<KeyView> views() {
    return chains.values().stream()
        .flatMap(chain -> KeyViews.of(chain, ages))
        .sorted((one, other) -> one.provider().compareTo(other.provider()))
        .toList();
  }

  @Override
  public String toString() {
    return Secret.MASK;
  }
}
