package coach.web;

import coach.platform.Problem;
import coach.platform.RequestObserver;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What other features hand to the edge, which knows none of them.
///
/// @param failures each tells the expected failures of one feature from bugs, by one throwable: the
///     edge walks along the causes
/// @param slashed such as `/v1/models/`: what follows is a name that may have slashes
public record Contributions(
    RequestLimits limits,
    CallerSource caller,
    List<RequestObserver> observers,
    List<Function<Throwable, Optional<Problem>>> failures,
    List<BodyAllowance> bodies,
    List<String> slashed) {

  public static final Contributions NONE =
      new Contributions(
          subject -> Optional.empty(),
          request -> Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  public Contributions {
    observers = List.copyOf(observers);
    failures = List.copyOf(failures);
    bodies = List.copyOf(bodies);
    slashed = List.copyOf(slashed);
  }

  public Contributions withLimits(RequestLimits value, CallerSource callerOf) {
    return new Contributions(value, callerOf, observers, failures, bodies, slashed);
  }

  public Contributions withObservers(List<RequestObserver> value) {
    return new Contributions(limits, caller, value, failures, bodies, slashed);
  }

  public Contributions withFailures(List<Function<Throwable, Optional<Problem>>> value) {
    return new Contributions(limits, caller, observers, value, bodies, slashed);
  }

  public Contributions withBodies(List<BodyAllowance> value) {
    return new Contributions(limits, caller, observers, failures, value, slashed);
  }

  public Contributions withSlashed(List<String> value) {
    return new Contributions(limits, caller, observers, failures, bodies, value);
  }
}
