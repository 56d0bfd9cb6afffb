package coach;

import coach.web.limit.LimitRoutes;
import java.util.Set;

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

  private Routes() {}

  static LimitRoutes limits() {
    return new LimitRoutes(EXEMPT, LOGIN, PAID);
  }
}
