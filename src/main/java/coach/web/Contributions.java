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
public record Contributions(
    RequestLimits limits,
    CallerSource caller,
    List<RequestObserver> observers,
    List<Function<Throwable, Optional<Problem>>> failures,
    List<BodyAllowance> bodies) {

  public static final Contributions NONE =
      new Contributions(
          subject -> Optional.empty(),
          request -> Optional.empty(),
          List.of(),
          List.of(),
          List.of());

  public Contributions {
    observers = List.copyOf(observers);
    failures = List.copyOf(failures);
    bodies = List.copyOf(bodies);
  }

  public Contributions withLimits(RequestLimits value, CallerSource callerOf) {
    return new Contributions(value, callerOf, observers, failures, bodies);
  }

  public Contributions withObservers(List<RequestObserver> value) {
    return new Contributions(limits, caller, value, failures, bodies);
  }

  public Contributions withFailures(List<Function<Throwable, Optional<Problem>>> value) {
    return new Contributions(limits, caller, observers, value, bodies);
  }

  public Contributions withBodies(List<BodyAllowance> value) {
    return new Contributions(limits, caller, observers, failures, value);
  }
}
