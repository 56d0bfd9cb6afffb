package coach.identity.password;

import coach.identity.HashingConfiguration;
import coach.platform.Invariants;
import coach.platform.LiveCheck;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import io.dropwizard.util.DataSize;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Passwords cost enough to guess, and not so much that nobody can log in.
///
/// @param nanoTime as [System#nanoTime] has it
public record HashingInvariants(HashingConfiguration hashing, LongSupplier nanoTime)
    implements Invariants {
  private static final DataSize LEAST_MEMORY = DataSize.mebibytes(19);
  private static final int LEAST_PASSES = 2;
  private static final Duration LONGEST = Duration.ofSeconds(1);
  private static final String KEY = "identity.hashing";

  static final Rule SEC_013 =
      Rule.of(
          "SEC-013",
          Severity.ERROR,
          "argon2id with at least 19 MiB and 2 passes, and at most 1 s for one hash",
          "whoever steals the table guesses passwords cheaply, or each log-in takes a processor for"
              + " long",
          "identity: {hashing: {memory: 19MiB, passes: 2}}");

  @Override
  public List<Rule> rules() {
    return List.of(SEC_013);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    return Stream.concat(
        Violation.when(
            hashing.memory().toBytes() < LEAST_MEMORY.toBytes(),
            SEC_013.brokenAt(KEY + ".memory").required("at least 19MiB")),
        Violation.when(
            hashing.passes() < LEAST_PASSES,
            SEC_013.brokenAt(KEY + ".passes").required("at least 2")));
  }

  @Override
  public Stream<LiveCheck> liveChecks(Mode mode) {
    return mode.isDevelopment() ? Stream.empty() : Stream.of(new Measured(this));
  }

  /// One hash, as this machine computes it.
  private record Measured(HashingInvariants invariants) implements LiveCheck {
    @Override
    public String name() {
      return "the time that a password's hash takes";
    }

    @Override
    public Stream<Violation> run() {
      Argon2id argon = new Argon2id(Cost.of(invariants.hashing()));
      long before = invariants.nanoTime().getAsLong();
      argon.hash(new byte[16], new byte[16], 32);
      Duration taken = Duration.ofNanos(invariants.nanoTime().getAsLong() - before);
      return Violation.when(
          taken.compareTo(LONGEST) > 0,
          SEC_013
              .brokenAt(KEY)
              .found("one hash took " + taken.toMillis() + " ms")
              .required("at most " + LONGEST.toMillis() + " ms for one hash"));
    }
  }
}
