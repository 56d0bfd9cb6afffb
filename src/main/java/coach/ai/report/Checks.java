package coach.ai.report;

import coach.ai.report.Check.Word;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// Everything that must be right for answers to come.
public final class Checks {
  static final String RATE_LIMIT = "rate_limit";

  private Checks() {}

  /// By name.
  public static SequencedMap<String, Check> of(Snapshot now) {
    SequencedMap<String, Check> checks = new LinkedHashMap<>();
    checks.put("api_key", ProviderChecks.key(now));
    checks.put("connectivity", ProviderChecks.connectivity(now));
    checks.put("environment", ServiceChecks.environment(now));
    checks.put("models", ProviderChecks.models(now));
    checks.put("budget", ServiceChecks.budget(now));
    checks.put(RATE_LIMIT, ServiceChecks.rateLimit(now));
    checks.put("circuit_breaker", ServiceChecks.breakers(now));
    return checks;
  }

  /// In one word. What nobody knows degrades, but for the rate limit, of which only a call tells.
  public static Word overall(Map<String, Check> checks) {
    Word worst = Word.HEALTHY;
    for (Map.Entry<String, Check> check : checks.entrySet()) {
      worst = worst.worse(weight(check.getKey(), check.getValue().status()));
    }
    return worst;
  }

  private static Word weight(String name, Word status) {
    return switch (status) {
      case HEALTHY -> Word.HEALTHY;
      case UNKNOWN -> name.equals(RATE_LIMIT) ? Word.HEALTHY : Word.DEGRADED;
      case DEGRADED -> Word.DEGRADED;
      case UNHEALTHY -> Word.UNHEALTHY;
    };
  }
}
