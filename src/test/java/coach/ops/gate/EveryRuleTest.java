package coach.ops.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import coach.platform.Rule;
import coach.support.Production;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A configuration that breaks exactly one rule yields exactly that rule's id.
class EveryRuleTest {

  private static final String DATABASE = "postgresql://coach:k3y-of-db@db.internal:5432/coach";
  private static final String LOCAL_DATABASE =
      "postgresql://coach:k3y-of-db@127.0.0.1:5432/coach?sslmode=verify-full";

  private static final String LAYOUT =
      """
            layout:
              type: coach
              structured: ${STRUCTURED_LOGS:-true}
      """;

  /// What only the world can break: `DatabaseInspectionTest`, `DefaultLoginsTest`, `RedisTest` and
  /// `LiveRulesTest` do.
  private static final Set<String> LIVE =
      Set.of(
          "CORE-003",
          "CORE-011",
          "CORE-014",
          "AI-004",
          "SEC-007",
          "DB-004",
          "DB-005",
          "DB-006",
          "DB-007",
          "DB-008",
          "OPS-005",
          "RED-003");

  static Stream<Arguments> broken() {
    return Stream.concat(AiRuleCases.all(), brokenElsewhere());
  }

  private static Stream<Arguments> brokenElsewhere() {
    return Stream.of(
        arguments("CORE-001", with().replace("mode: production", "mode: live")),
        arguments("CORE-002", with().file("config.yml").set("BIND_HOST", "0.0.0.0")),
        arguments("CORE-004", with().append("\nunheard: of\n")),
        arguments("CORE-004", with().append("\nmode: production\n")),
        arguments("CORE-004", with().set("PORT", "http")),
        arguments("CORE-004", with().replace("mode: production", "mode: [production")),
        arguments("CORE-005", with().unset("JWT_SECRET")),
        arguments("CORE-005", with().set("GRAPHITE_HOST", "")),
        arguments(
            "CORE-005", with().set("GRAPHITE_HOST_FILE", "/nowhere").set("GRAPHITE_HOST", "a")),
        arguments("CORE-005", with().unset("ADMIN_TOKEN").set("ADMIN_TOKEN_FILE", "/nowhere")),
        arguments("CORE-006", with().set("GRAPHITE_HOST", "changeme")),
        arguments("CORE-006", with().set("GRAPHITE_PREFIX", "TODO")),
        arguments(
            "CORE-007",
            with().property("dw.operations.adminToken", "fake-token-0123456789-0123456789-ab")),
        arguments(
            "CORE-008",
            with().append("\nsuppressions: [{id: CORE-099, reason: r, until: 2027-01-01}]\n")),
        arguments(
            "CORE-008",
            with().append("\nsuppressions: [{id: AI-001, reason: r, until: 2027-01-01}]\n")),
        arguments(
            "CORE-008", with().append("\nsuppressions: [{id: CORE-012, until: 2027-01-01}]\n")),
        arguments("CORE-008", with().append("\nsuppressions: [{id: CORE-012, reason: r}]\n")),
        arguments(
            "CORE-008",
            with().append("\nsuppressions: [{id: CORE-012, reason: r, until: 2026-11-19}]\n")),
        arguments("CORE-009", with().build("1.2.3-SNAPSHOT", "0a1b2c3")),
        arguments("CORE-009", with().build("1.2.3", "unknown")),
        arguments("CORE-010", with().java(24)),
        arguments("CORE-012", with().arguments()),
        arguments("CORE-013", with().set("INSTANCES", "0")),
        arguments("RED-001", with().set("INSTANCES", "3")),
        arguments("RED-001", with().set("REDIS_URL", "redis://coach:k3y-of-redis@redis.internal")),
        arguments("RED-001", with().set("REDIS_URL", "rediss://redis.internal:6379")),
        arguments("RED-002", with().set("REDIS_URL", "http://redis.internal:6379")),
        arguments("SEC-011", with().set("RATE_LIMIT_ENABLED", "false")),
        arguments(
            "SEC-011",
            with()
                .replace(
                    "  limits:\n", "  limits:\n    login: {requests: 100, periodSeconds: 60}\n")),
        arguments(
            "THR-003",
            with()
                .replace(
                    "  limits:\n", "  limits:\n    paid: {requests: 101, periodSeconds: 60}\n")),
        arguments(
            "THR-003",
            with()
                .set("REDIS_URL", "rediss://coach:k3y-of-redis@redis.internal")
                .set("INSTANCES", "3")
                .set("RATE_LIMIT_REQUESTS", "2")),
        arguments("SEC-001", with().arguments("-Xmx1g", "-agentlib:jdwp=transport=dt_socket")),
        arguments("SEC-004", with().set("ADMIN_TOKEN", "fake-jwt-secret-91c7e3d5a8b204f6e0d1-bb")),
        arguments(
            "SEC-004",
            with().set("JWT_SECRET_PREVIOUS", "fake-jwt-secret-91c7e3d5a8b204f6e0d1-bb")),
        arguments("CORE-007", with().property("dw.mode", "production")),
        arguments("SEC-004", with().set("JWT_SECRET", "short")),
        arguments("SEC-004", with().set("JWT_SECRET", "0123456789abcdef".repeat(3))),
        arguments(
            "SEC-004", with().set("JWT_SECRET", "qwertyuiopasdfghjklzxcvbnm1234567890qwerty")),
        arguments("SEC-004", with().set("JWT_SECRET", "a".repeat(64))),
        arguments("SEC-005", tokens("access: 2h")),
        arguments("SEC-005", tokens("access: 59s")),
        arguments("SEC-005", tokens("issuer: ' '")),
        arguments("SEC-005", tokens("audience: ' '")),
        arguments("SEC-005", tokens("idle: 15m")),
        arguments("SEC-005", tokens("session: 6d")),
        arguments("SEC-005", tokens("session: 91d")),
        arguments(
            "SEC-006", with().replace("${ADMIN_TOKEN:-}", "fake-literal-0123456789-0123456789-ab")),
        arguments("SEC-012", with().unset("ADMIN_TOKEN").set("ADMIN_BIND_HOST", "0.0.0.0")),
        arguments("SEC-012", with().set("ADMIN_TOKEN", "fake-but-far-too-short")),
        arguments("SEC-012", with().set("ADMIN_PORT", "3001")),
        arguments(
            "SEC-012", with().replace("port: ${ADMIN_PORT:-3002}", "useForwardedHeaders: true")),
        arguments("OPS-004", with().replace("initialOverallState: false", "enabled: true")),
        arguments("OPS-004", with().replace("health:", "health:\n  enabled: false")),
        arguments(
            "OPS-004", with().replace("delayedShutdownHandlerEnabled: true", "enabled: true")),
        arguments("OPS-004", with().replace("shutdownWaitPeriod: 10s", "shutdownWaitPeriod: 0s")),
        arguments("OPS-004", with().replace("shutdownWaitPeriod: 10s", "shutdownWaitPeriod: 30s")),
        arguments("OPS-004", with().replace("killTimeout: 60s", "killTimeout: 40s")),
        arguments("OPS-004", with().replace("name: ready", "name: able")),
        arguments("OPS-004", with().replace("type: alive", "type: ready")),
        arguments("OPS-004", with().replace("      type: ready\n      critical: true", "")),
        arguments("OPS-010", with().replace("audit: 400d", "audit: 0d")),
        arguments("OPS-010", with().replace("events: 90d", "events: 0s")),
        arguments("DB-001", with().unset("DATABASE_URL").set("DATABASE_URL", LOCAL_DATABASE)),
        arguments("DB-002", with().set("DATABASE_URL", DATABASE + "?sslmode=require")),
        arguments("DB-002", with().set("DATABASE_URL", DATABASE)),
        arguments("DB-003", with().replace("poolSize: 20", "poolSize: 20\n  borrowTimeout: 10s")),
        arguments("DB-003", with().replace("poolSize: 20", "poolSize: 20\n  socketTimeout: 1s")),
        arguments(
            "SEC-008",
            with()
                .unset("DATABASE_URL")
                .set(
                    "DATABASE_URL",
                    DATABASE.replace("k3y-of-db", "coach") + "?sslmode=verify-full")),
        arguments(
            "SEC-008",
            with()
                .set(
                    "DATABASE_URL",
                    DATABASE.replace("k3y-of-db", "postgres") + "?sslmode=verify-full")),
        arguments("DB-009", with().set("DATABASE_URL", "mysql://coach@db.internal/coach")),
        arguments("EDGE-001", with().set("TRUSTED_PROXIES", "10.0.0.0/8, proxy.internal")),
        arguments("OPS-001", with().set("LOG_LEVEL", "DEBUG")),
        arguments("OPS-001", with().set("STRUCTURED_LOGS", "false")),
        arguments("OPS-001", with().replace(LAYOUT, "")),
        arguments("SEC-002", with().set("PUBLIC_URL", "http://coach.trading.internal")),
        arguments("SEC-002", with().replace("accessLog: true", "hstsMaxAge: 30d")),
        arguments("SEC-003", with().unset("TRUSTED_PROXIES")),
        arguments("SEC-003", with().set("TRUSTED_PROXIES", "0.0.0.0/0")),
        arguments("SEC-009", with().set("CORS_ORIGINS", "*")),
        arguments("SEC-009", with().set("CORS_ORIGINS", "http://app.trading.internal")),
        arguments("SEC-013", with().replace("identity:", "identity:\n  hashing: {memory: 8MiB}")),
        arguments("SEC-013", with().replace("identity:", "identity:\n  hashing: {passes: 1}")),
        arguments("SEC-016", with().replace("DataPerSecond: 64B", "DataPerSecond: 0B")),
        arguments(
            "SEC-016", with().replace("maxRequestHeaderSize: 8KiB", "maxRequestHeaderSize: 1MiB")),
        arguments("OPS-011", with().set("LIQUIBASE_ANALYTICS_ENABLED", "true")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aBrokenRuleIsReportedAlone(String id, Production production) {
    assertThat(production.check().report().ids()).containsExactly(id);
  }

  @Test
  void everyRuleIsBrokenSomewhere() {
    Set<String> rules =
        new Production()
            .check().invariants().stream()
                .flatMap(section -> section.rules().stream())
                .map(Rule::id)
                .collect(Collectors.toSet());

    Set<String> covered = new TreeSet<>(LIVE);
    broken().forEach(arguments -> covered.add((String) arguments.get()[0]));
    assertThat(covered).containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void aGoodProductionYieldsNothing() {
    assertThat(new Production().check().report().toString())
        .startsWith("OK: ")
        .contains("mode=production (0 warnings)");
  }

  @Test
  void aProductionWithModelsToAskYieldsNothing() {
    assertThat(AiRuleCases.withKey().check().report().toString())
        .contains("mode=production (0 warnings)");
    assertThat(AiRuleCases.withAllKeys().check().report().toString())
        .contains("mode=production (0 warnings)");
  }

  @Test
  void developmentYieldsNothingWithAnEmptyEnvironment() {
    Production nothing = new Production().file("config.yml");
    for (String name :
        new String[] {
          "DATABASE_URL",
          "PUBLIC_URL",
          "TRUSTED_PROXIES",
          "ADMIN_TOKEN",
          "JWT_SECRET",
          "USE_MOCK_OPENAI",
          "GRAPHITE_HOST"
        }) {
      nothing.unset(name);
    }

    assertThat(nothing.check().report().ids()).isEmpty();
  }

  private static Production tokens(String setting) {
    return with().replace("identity:\n", "identity:\n  tokens: {" + setting + "}\n");
  }

  private static Production with() {
    return new Production();
  }
}
