package coach.web.problem;

import coach.platform.Problem;
import coach.platform.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.jspecify.annotations.Nullable;

/// Tells failures that are expected from bugs.
public final class Failures {
  private static final int MAX_DEPTH = 16;
  private static final String JETTY_IDLE = "Idle timeout";
  private static final Duration SHORTLY = Duration.ofSeconds(5);

  private final List<Function<Throwable, Optional<Problem>>> contributed;

  /// @param contributed each knows the failures of one feature
  public Failures(List<Function<Throwable, Optional<Problem>>> contributed) {
    this.contributed = List.copyOf(contributed);
  }

  /// Looks along the causes; empty when it is a bug.
  public Optional<Problem> classify(Throwable failure) {
    @Nullable Throwable cause = failure;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      Optional<Problem> problem = one(cause);
      if (problem.isPresent()) {
        return problem;
      }
      cause = cause.getCause();
    }
    return Optional.empty();
  }

  private Optional<Problem> one(Throwable failure) {
    return switch (failure) {
      case ProblemException expected -> Optional.of(expected.problem());
      case HttpException http when http.getCode() < 500 ->
          Optional.of(ofStatus(http.getCode(), http.getReason()));
      case EofException _ -> Optional.of(new Problem.Malformed("The request ended early."));
      case TimeoutException timeout when isJettyIdle(timeout) -> Optional.of(new Problem.TooSlow());
      default -> contributed.stream().flatMap(known -> known.apply(failure).stream()).findFirst();
    };
  }

  /// Other timeouts are those of our own calls: not the client's fault.
  private static boolean isJettyIdle(TimeoutException timeout) {
    return timeout.getMessage() != null && timeout.getMessage().startsWith(JETTY_IDLE);
  }

  public static Problem ofStatus(int status) {
    return ofStatus(status, null);
  }

  private static Problem ofStatus(int status, @Nullable String reason) {
    return switch (status) {
      case 400 -> new Problem.Malformed("The request cannot be read.");
      case 401 -> new Problem.Unauthenticated();
      case 403 -> new Problem.Forbidden("Your role does not allow this.");
      case 404 -> new Problem.NotFound("resource");
      case 405 -> new Problem.MethodNotAllowed();
      case 406 -> new Problem.NotAcceptable();
      case 408 -> new Problem.TooSlow();
      case 413 -> new Problem.TooLarge(reason == null ? "The request is too large." : reason);
      case 415 -> new Problem.UnsupportedMediaType("This media type is not accepted here.");
      case 422 -> new Problem.Invalid(List.of());
      case 429 -> new Problem.OverLimit("requests", SHORTLY);
      case 500 -> new Problem.Internal();
      case 503 -> new Problem.Unavailable("service", SHORTLY);
      default -> new Problem.Protocol(status);
    };
  }
}
