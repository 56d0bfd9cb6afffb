package coach.identity.access;

import coach.identity.Caller;
import coach.identity.OpaqueToken;
import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.db.DatabaseFailure;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Verifies the credential of each request once, and leaves what it found with the request.
///
/// Thread-safe: has no state of its own.
public final class Identification {
  private static final Logger log = LoggerFactory.getLogger(Identification.class);
  private static final String SCHEME = "Bearer ";
  private static final String API_KEY = OpaqueToken.Kind.API_KEY.prefix();
  private static final int LONGEST = 4_096;
  private static final int MAX_DEPTH = 16;

  private final Function<String, Optional<Caller>> sessions;
  private final Function<String, Optional<Caller>> keys;

  /// @param sessions verifies access tokens
  /// @param keys verifies API keys
  public Identification(
      Function<String, Optional<Caller>> sessions, Function<String, Optional<Caller>> keys) {
    this.sessions = sessions;
    this.keys = keys;
  }

  /// Fails for no request: what cannot be verified is nobody's.
  public Optional<Caller> identify(Request request) {
    Finding finding = find(request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION));
    request.setAttribute(Finding.ATTRIBUTE, finding);
    return finding instanceof Finding.Known(var caller) ? Optional.of(caller) : Optional.empty();
  }

  private Finding find(List<String> headers) {
    return switch (headers.size()) {
      case 0 -> new Finding.Nobody();
      case 1 -> token(headers.getFirst()).map(this::verify).orElseGet(Finding.Refused::new);
      default -> new Finding.Refused();
    };
  }

  private static Optional<String> token(String header) {
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = header.substring(SCHEME.length());
    boolean wellFormed = token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    return wellFormed && !token.isEmpty() && token.length() <= LONGEST
        ? Optional.of(token)
        : Optional.empty();
  }

  private Finding verify(String token) {
    try {
      return (token.startsWith(API_KEY) ? keys : sessions)
          .apply(token)
          .<Finding>map(Finding.Known::new)
          .orElseGet(Finding.Refused::new);
    } catch (RuntimeException e) { // a public resource answers all the same
      if (!isExpected(e)) {
        log.error("A credential could not be verified", e);
      }
      return new Finding.Unavailable();
    }
  }

  private static boolean isExpected(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_DEPTH)
        .anyMatch(
            cause ->
                DatabaseFailure.classify(cause).isPresent()
                    || cause instanceof ProblemException problem
                        && problem.problem() instanceof Problem.Unavailable);
  }
}
