package coach;

import coach.web.BodyAllowance;
import coach.web.limit.LimitRoutes;
import io.dropwizard.util.DataSize;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which routes are limited more strictly than the rest, or not at all; only the root knows every
/// feature.
final class Routes {
  private static final Set<String> EXEMPT =
      Set.of(
          "/health",
          "/health-check",
          "/health/detailed",
          "/api/health",
          "/api/health/database",
          "/api/health/openai/production");
  private static final Set<String> LOGIN =
      Set.of("POST /api/auth/login", "POST /api/auth/register");
  private static final Set<String> PAID =
      Set.of("POST /api/trade-analysis", "POST /v1/chat/completions", "POST /v1/responses");

  private static final DataSize PROMPT = DataSize.mebibytes(20);

  /// A chart of ten megabytes, and the words of a form around it.
  private static final DataSize UPLOAD = DataSize.mebibytes(11);

  private Routes() {}

  /// Prompts with images are larger than anything else.
  static List<BodyAllowance> bodies() {
    return List.of(
        new BodyAllowance("POST", "/v1/chat/completions", PROMPT),
        new BodyAllowance("POST", "/v1/responses", PROMPT),
        new BodyAllowance("POST", "/api/trade-analysis", UPLOAD));
  }

  /// Models have names such as `perplexity/sonar`.
  static List<String> slashed() {
    return List.of("/v1/models/");
  }

  /// @param files of the page: each load asks for all of them
  static LimitRoutes limits(Set<String> files) {
    Set<String> exempt =
        Stream.concat(EXEMPT.stream(), files.stream()).collect(Collectors.toUnmodifiableSet());
    return new LimitRoutes(exempt, LOGIN, PAID);
  }
}
