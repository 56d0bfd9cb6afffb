package coach.identity.token;

import coach.identity.IdentityConfiguration;
import coach.platform.secret.Secret;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys that sign and verify access tokens, as the secrets are now.
///
/// No rotation makes a valid token fail, in whatever order the files are swapped: what this node
/// replaced goes on verifying for as long as a token lives, and a key that it does not know makes
/// it look at the files at once, because another node may have read them earlier.
///
/// Thread-safe: readers see an immutable ring, which is turned under a lock, from values that are
/// read under it.
public final class SigningKeys {
  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  /// For what another node signs before it reads the new value, and what travels.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Secret current;
  private final Optional<Secret> previous;
  private final Duration life;
  private final LongSupplier nanos;
  private volatile State state;

  SigningKeys(Secret current, Optional<Secret> previous, Duration access, LongSupplier nanos) {
    this.current = current;
    this.previous = previous;
    this.life = access.plus(MARGIN);
    this.nanos = nanos;
    Values values = values();
    this.state = new State(values, KeyRing.of(values.key(), values.previousKey()));
  }

  /// With a secret that is made up and kept, when development names none.
  public static SigningKeys of(IdentityConfiguration configuration, LongSupplier nanos) {
    Secret current =
        configuration
            .jwtSecret()
            .orElseGet(() -> new DevelopmentSecret(configuration.directory()).secret());
    Duration access = configuration.tokens().access().toJavaDuration();
    return new SigningKeys(current, configuration.jwtSecretPrevious(), access, nanos);
  }

  /// Reads the files now. Done every second, a node that nobody asks misses no value either.
  public void follow() {
    current.look();
    previous.ifPresent(Secret::look);
    ring();
  }

  SigningKey current() {
    return ring().current();
  }

  Optional<SigningKey> find(String id) {
    return ring().find(id, nanos.getAsLong()).or(() -> lookAndFind(id));
  }

  private Optional<SigningKey> lookAndFind(String id) {
    follow();
    return ring().find(id, nanos.getAsLong());
  }

  private KeyRing ring() {
    State known = state;
    return known.values().equals(values()) ? known.ring() : turn();
  }

  private synchronized KeyRing turn() {
    Values values = values();
    if (!state.values().equals(values)) {
      state = new State(values, turned(state.ring(), values));
    }
    return state.ring();
  }

  /// A weak value never takes the place of a strong one: a start with it would have been refused.
  private KeyRing turned(KeyRing ring, Values values) {
    long now = nanos.getAsLong();
    long until = now + life.toNanos();
    SigningKey key = values.key();
    Optional<SigningKey> previousKey = values.previousKey();
    if (!ring.current().strong()) {
      return ring.turned(key, previousKey, now, until);
    }
    if (!key.strong() || previousKey.filter(it -> !it.strong()).isPresent()) {
      log.error("A secret for access tokens was rotated to one of fewer than 32 bytes: not used");
    }
    return ring.turned(
        key.strong() ? key : ring.current(), previousKey.filter(SigningKey::strong), now, until);
  }

  private Values values() {
    return new Values(current.reveal(), previous.map(Secret::reveal));
  }

  /// @param ring made from the values, and from those before
  private record State(Values values, KeyRing ring) {}

  private record Values(String current, Optional<String> previous) {
    SigningKey key() {
      return SigningKey.of(current);
    }

    Optional<SigningKey> previousKey() {
      return previous.map(SigningKey::of);
    }

    @Override
    public String toString() {
      return Secret.MASK;
    }
  }
}
