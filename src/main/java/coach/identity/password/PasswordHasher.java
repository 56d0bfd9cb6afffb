package coach.identity.password;

import coach.identity.HashingConfiguration;
import coach.platform.Problem;
import coach.platform.task.Turns;
import io.dropwizard.lifecycle.Managed;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Turns passwords into what may be stored, and tells whether one was stored.
///
/// A few at once, whatever is asked for, so that a flood of log-ins can take neither all memory nor
/// all processors; who waits too long is told to come again, and the hash ends all the same, as it
/// does not look for interrupts. Thread-safe: each hash has memory that nobody else has at that
/// time, and [Turns] guards the rest.
public final class PasswordHasher implements Managed, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(25);
  private static final Duration COME_AGAIN = Duration.ofSeconds(5);
  private static final int SALT = 16;
  private static final int HASH = 32;

  private final Cost cost;
  private final RandomGenerator random;
  private final Turns turns;

  /// The one used last is first: its memory is in use already, where another's would be new.
  private final ConcurrentLinkedDeque<Argon2id> idle = new ConcurrentLinkedDeque<>();

  /// @param random nobody can foretell
  public PasswordHasher(HashingConfiguration configuration, RandomGenerator random) {
    this.cost = Cost.of(configuration);
    this.random = random;
    this.turns =
        new Turns("password", atOnce(configuration.parallel()), configuration.waiting(), PATIENCE);
  }

  /// As the database keeps it.
  ///
  /// @throws coach.platform.ProblemException when too many are waiting
  public String hash(Password password) {
    byte[] salt = bytes(SALT);
    return new EncodedHash(cost, salt, compute(cost, password, salt, HASH)).toString();
  }

  /// Costs what the encoded hash says, also when the configuration says otherwise by now.
  ///
  /// @throws coach.platform.ProblemException when too many are waiting
  public boolean matches(Password password, String encoded) {
    EncodedHash stored = EncodedHash.parse(encoded);
    return stored.isOf(compute(stored.cost(), password, stored.salt(), stored.size()));
  }

  /// A hash of nobody's password: to compare with it costs what a comparison costs.
  public String decoy() {
    return new EncodedHash(cost, bytes(SALT), bytes(HASH)).toString();
  }

  /// Whether it costs what the configuration says.
  public boolean isCurrent(String encoded) {
    return EncodedHash.parse(encoded).cost().equals(cost);
  }

  /// How many hashes wait for their turn.
  public int waiting() {
    return turns.waiting();
  }

  @Override
  public void stop() {
    close();
  }

  @Override
  public void close() {
    turns.close();
    idle.clear();
  }

  private byte[] compute(Cost asked, Password password, byte[] salt, int size) {
    return turns
        .take(
            () ->
                asked.equals(cost)
                    ? again(password, salt, size)
                    : once(asked, password, salt, size))
        .orElseThrow(() -> new Problem.Unavailable("sign-in", COME_AGAIN).toException());
  }

  private byte[] again(Password password, byte[] salt, int size) {
    @Nullable Argon2id free = idle.pollFirst();
    Argon2id argon = free == null ? new Argon2id(cost) : free;
    try {
      return compute(argon, password, salt, size);
    } finally {
      idle.addFirst(argon);
    }
  }

  /// After a change of the configuration, until everybody has logged in again.
  private static byte[] once(Cost asked, Password password, byte[] salt, int size) {
    return compute(new Argon2id(asked), password, salt, size);
  }

  private static byte[] compute(Argon2id argon, Password password, byte[] salt, int size) {
    byte[] bytes = password.bytes();
    try {
      return argon.hash(bytes, salt, size);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  private static int atOnce(int parallel) {
    return parallel == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : parallel;
  }
}
