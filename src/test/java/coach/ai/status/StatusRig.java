package coach.ai.status;

import coach.ai.Answer.Budget;
import coach.ai.ModelId;
import coach.ai.ProviderName;
import coach.ai.config.AiConfiguration;
import coach.ai.key.KeysFeature;
import coach.ai.price.PriceBook;
import coach.ai.provider.Listing.Listed;
import coach.ai.report.LiveCalls;
import coach.ai.routing.Breakers;
import coach.ai.routing.GatewayObserver;
import coach.ai.spend.Budgets;
import coach.identity.Caller;
import coach.identity.OperatorCheck;
import coach.identity.Role;
import coach.identity.SessionId;
import coach.identity.access.AccessFeature;
import coach.identity.access.AccessServer;
import coach.platform.AuditEntry;
import coach.platform.BuildInfo;
import coach.platform.Mode;
import coach.platform.Platform;
import coach.platform.Problem;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.shared.Money;
import coach.shared.UserId;
import com.codahale.metrics.MetricRegistry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/// The feature behind the doors and the edge; what it reads does what the test says.
final class StatusRig implements AutoCloseable {
  static final String NOWHERE = "postgresql://nobody:none@127.0.0.1:1/none";
  static final String KEY = "sk-proj-of-the-status-tests-0123456789";

  final ListingProvider provider;
  final PrometheusRegistry prometheus = new PrometheusRegistry();
  final MetricRegistry metrics = new MetricRegistry();
  final LiveCalls calls = new LiveCalls(InstantSource.system());
  final List<AuditEntry> audit = new CopyOnWriteArrayList<>();
  volatile List<Breakers.View> breakers = List.of();
  volatile Optional<Money> spent = Optional.of(Money.ofUsd(new BigDecimal("1.25")));
  final StatusFeature feature;
  final GatewayObserver observer;
  private final Database database;
  private final AccessServer server;

  StatusRig(String databaseUrl, AiConfiguration configuration) {
    this.provider =
        new ListingProvider(configuration.mock() ? ProviderName.CANNED : ProviderName.OPENAI);
    if (configuration.mock()) {
      provider.models = List.of(new Listed(ModelId.CANNED.model(), Optional.empty()));
    }
    this.database =
        Database.open(
            Database.Settings.strict(
                DatabaseConfiguration.at(databaseUrl),
                Mode.DEVELOPMENT,
                1,
                InstantSource.system()));
    Platform platform =
        new Platform(
            configuration.mock() ? Mode.DEVELOPMENT : Mode.PRODUCTION,
            new BuildInfo("1.2.3", "abc123", "unknown"),
            InstantSource.system(),
            database,
            metrics,
            prometheus);
    PriceBook prices = (model, _) -> Optional.of(Prices.lasting(model));
    var keys = new KeysFeature(platform, configuration, List.of(provider), audit::add, _ -> {});
    this.observer = StatusFeature.observers(platform, configuration, prices, calls);
    this.feature =
        new StatusFeature(
            platform,
            configuration,
            new StatusFeature.Sources(
                List.of(provider), keys, prices, new Till(), new Panel(), calls),
            new Doorman());
    this.server =
        new AccessServer(
            new AccessFeature(token -> Optional.ofNullable(person(token)), _ -> Optional.empty()),
            environment -> {
              keys.register(environment);
              feature.register(environment);
            });
  }

  private static Caller person(String token) {
    return new Caller(
        new UserId(new UUID(0, 1)),
        token.equals("operator") ? Role.OPERATOR : Role.TRADER,
        new Caller.Credential.Session(new SessionId(new UUID(0, 2))));
  }

  HttpResponse<String> get(String path, String token) {
    return token.isEmpty()
        ? server.send("GET", path, "")
        : server.send("GET", path, "", "Authorization", "Bearer " + token);
  }

  JsonNode json(String path, String token) {
    try {
      return new ObjectMapper().readTree(get(path, token).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }

  private static final class Doorman implements OperatorCheck {
    @Override
    public boolean admits(Optional<Caller> caller, Optional<String> authorization) {
      return caller.filter(Caller::isOperator).isPresent();
    }

    @Override
    public void require(Optional<Caller> caller, Optional<String> authorization) {
      if (!admits(caller, authorization)) {
        throw caller.isPresent()
            ? new Problem.Forbidden("For operators.").toException()
            : new Problem.Unauthenticated().toException();
      }
    }
  }

  private final class Till implements Budgets {
    @Override
    public Money overshoot() {
      return Money.ofUsd(new BigDecimal("1.5"));
    }

    @Override
    public List<Standing> standings() {
      Money used =
          spent.orElseThrow(
              () -> new Problem.Unavailable("database", Duration.ofSeconds(2)).toException());
      return List.of(
          new Standing(
              Budget.DAY,
              Money.ofUsd(new BigDecimal("60")),
              Optional.of(Money.ofUsd(new BigDecimal("50"))),
              used,
              Money.ofUsd(new BigDecimal("0.5")),
              Instant.parse("2026-11-20T00:00:00Z"),
              Instant.parse("2026-11-21T00:00:00Z")));
    }

    @Override
    public Unsettled unsettled() {
      return new Unsettled(
          new Part(1, Money.ofUsd(new BigDecimal("0.5"))),
          new Part(2, Money.ofUsd(new BigDecimal("0.125"))),
          Optional.of(Duration.ofMinutes(90)));
    }
  }

  private final class Panel implements Breakers {
    @Override
    public List<View> all() {
      return breakers;
    }

    @Override
    public boolean steer(String name, Steering to) {
      return false;
    }
  }
}
