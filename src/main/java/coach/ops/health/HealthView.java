package coach.ops.health;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import coach.platform.Mode;
import coach.platform.db.Database.PoolFigures;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Map;
import java.util.Optional;

/// The bodies of the health reports. Monitors read these names: they do not change.
sealed interface HealthView {

  /// `GET /health`
  record Brief(
      ServiceStatus.Word status, String service, String version, String database, String timestamp)
      implements HealthView {}

  /// `GET /health/detailed`
  record Detailed(ServiceStatus.Word status, String timestamp, Map<String, Part> components)
      implements HealthView {}

  /// One component; what only operators see is absent for everybody else.
  @JsonNaming(SnakeCaseStrategy.class)
  record Part(
      String status,
      @JsonInclude(NON_ABSENT) Optional<Boolean> critical,
      @JsonInclude(NON_ABSENT) Optional<String> message,
      @JsonInclude(ALWAYS) Optional<String> checkedAt) {}

  /// `GET /api/health`
  @JsonNaming(SnakeCaseStrategy.class)
  record Overview(
      ServiceStatus.Word status,
      String version,
      String platform,
      String timestamp,
      long uptimeSeconds,
      Services services,
      Machine system,
      Surroundings environment)
      implements HealthView {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Services(DatabaseService database, Providers aiProviders) {}

  record DatabaseService(String status, String type, @JsonInclude(ALWAYS) Optional<String> error) {}

  record Providers(long configured, int total, Map<String, Boolean> status) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Machine(double memoryUsedPercent, long memoryAvailableMb) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Surroundings(Mode mode, boolean debug, String logLevel) {}

  /// `GET /api/health/database`
  @JsonNaming(SnakeCaseStrategy.class)
  record Database(
      String status,
      String connection,
      @JsonInclude(ALWAYS) Optional<Double> latencyMs,
      @JsonInclude(NON_ABSENT) Optional<PoolFigures> pool,
      @JsonInclude(NON_ABSENT) Optional<Migrations> migrations,
      String timestamp,
      @JsonInclude(ALWAYS) Optional<String> checkedAt)
      implements HealthView {}

  record Migrations(@JsonInclude(ALWAYS) Optional<Integer> pending) {}
}
