package coach.web.limit;

import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.Rule;
import coach.platform.Severity;
import coach.platform.Violation;
import coach.web.LimitConfiguration;
import coach.web.LimitConfiguration.Window;
import java.util.List;
import java.util.stream.Stream;

/// What limits must hold together and for a number of nodes. That several nodes need a shared store
/// is RED-001's to say.
public record LimitInvariants(LimitConfiguration limits, int instances) implements Invariants {
  private static final String KEY = "edge.limits";

  static final Rule SEC_011 =
      Rule.of(
          "SEC-011",
          Severity.ERROR,
          "request limits switched on, and the one for log-ins stricter than the default",
          "one client can take the whole service for itself, or guess passwords without end",
          "export RATE_LIMIT_ENABLED=true");

  static final Rule THR_003 =
      Rule.of(
          "THR-003",
          Severity.ERROR,
          "windows in order: paid not looser than default, and no fewer requests than instances",
          "requests that cost money would be limited less than those that do not, or a node's share"
              + " without Redis would be more than its part",
          "export RATE_LIMIT_REQUESTS=100");

  @Override
  public List<Rule> rules() {
    return List.of(SEC_011, THR_003);
  }

  @Override
  public Stream<Violation> violations(Mode mode) {
    if (!limits.enabled()) {
      return Stream.of(SEC_011.brokenAt(KEY + ".enabled"));
    }
    if (limits.requests() < 1 || limits.periodSeconds() < 1) {
      return Stream.empty(); // refused as a field already
    }
    Window ordinary = new Window(limits.requests(), limits.periodSeconds());
    return Stream.of(
            Violation.when(
                !isLooser(ordinary, limits.login()),
                SEC_011
                    .brokenAt(KEY + ".login")
                    .found(text(limits.login()))
                    .required("stricter than " + text(ordinary))
                    .fix("login: {requests: 10, periodSeconds: 60}")),
            Violation.when(
                isLooser(limits.paid(), ordinary),
                THR_003
                    .brokenAt(KEY + ".paid")
                    .found(text(limits.paid()))
                    .required("not looser than " + text(ordinary))
                    .fix("paid: {requests: 20, periodSeconds: 60}")),
            Violation.when(
                limits.requests() < instances,
                THR_003
                    .brokenAt(KEY + ".requests")
                    .required("at least " + instances + ", one for each instance")))
        .flatMap(violations -> violations);
  }

  private static boolean isLooser(Window one, Window other) {
    return (long) one.requests() * other.periodSeconds()
        > (long) other.requests() * one.periodSeconds();
  }

  private static String text(Window window) {
    return window.requests() + " in " + window.periodSeconds() + " s";
  }
}
