package coach.ops;

import coach.identity.Caller;
import coach.platform.BuildInfo;
import coach.platform.Component;
import coach.platform.Mode;
import coach.platform.Platform;
import coach.platform.ProblemException;
import coach.platform.db.Database;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.problem.ProblemTable;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.configuration.ResourceConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.servlets.tasks.PostBodyTask;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.PrintWriter;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Nothing but operations, with components that the test can break.
public class TinyService extends Application<TinyService.TinyConfiguration> {
  public static final class TinyConfiguration extends Configuration {
    @JsonProperty Mode mode = Mode.DEVELOPMENT;

    @JsonProperty
    OpsConfiguration operations =
        new OpsConfiguration(Optional.empty(), null, null, null, null, null, null);
  }

  /// A component that does what the test says.
  public static final class Switch implements Component {
    private final String name;
    private final boolean critical;
    public volatile Health health;

    public Switch(String name, boolean critical) {
      this.name = name;
      this.critical = critical;
      this.health = up();
    }

    public static Health up() {
      return new Health(Status.UP, "answers", Optional.of(CHECKED));
    }

    public static Health down() {
      return new Health(Status.DOWN, "does not answer", Optional.of(CHECKED));
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public boolean critical() {
      return critical;
    }

    @Override
    public Health health() {
      return health;
    }
  }

  public static final Instant NOW = Instant.parse("2026-03-02T15:00:00Z");
  public static final Instant CHECKED = Instant.parse("2026-03-02T14:59:58Z");

  public final Switch database = new Switch("database", true);
  public final Switch redis = new Switch("redis", false);
  public final PrometheusRegistry prometheus = new PrometheusRegistry();
  public volatile boolean started = true;
  public volatile boolean providerUsable = true;
  public volatile Optional<Caller> caller = Optional.empty();
  public volatile CountDownLatch slow = new CountDownLatch(0);

  @SuppressWarnings("NullAway.Init")
  private volatile OpsFeature feature;

  public OpsFeature feature() {
    return feature;
  }

  @Override
  public void initialize(Bootstrap<TinyConfiguration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new ResourceConfigurationSourceProvider());
  }

  @Override
  public void run(TinyConfiguration configuration, Environment environment) {
    Platform platform =
        new Platform(
            configuration.mode,
            new BuildInfo("1.2.3", "abc123", "unknown"),
            InstantSource.fixed(NOW),
            nowhere(environment),
            environment.metrics(),
            prometheus);
    feature = new OpsFeature(platform, configuration.operations, contributions());
    feature.register(environment);
    environment.jersey().register(new SlowResource(this));
    environment.jersey().register(new AuthValueFactoryProvider.Binder<>(Caller.class));
    environment.jersey().register(new CallerFilter(this));
    environment.jersey().register(new RefusalMapper());
  }

  /// Operations never asks the database itself, so one that is away will do.
  private static Database nowhere(Environment environment) {
    Database database =
        Database.open(
            Database.Settings.strict(
                DatabaseConfiguration.at("postgresql://nobody:none@127.0.0.1:1/none"),
                Mode.DEVELOPMENT,
                1,
                InstantSource.fixed(NOW)));
    environment.lifecycle().manage(database);
    return database;
  }

  private OpsContributions contributions() {
    return new OpsContributions(
        List.of(database, redis),
        () -> started,
        () ->
            new DatabaseReport(
                database.health(),
                Optional.of(Duration.ofNanos(1_234_567)),
                Optional.of(new Database.PoolFigures(10, 3, 7, 0)),
                OptionalInt.of(0)),
        new OpsContributions.Providers(
            () -> Map.of("openai", true, "anthropic", false, "perplexity", false),
            () -> providerUsable),
        List.of(new MeasureTask()),
        "c0ffee",
        Set.of("DB-002"));
  }

  /// Says how long its body is, and what its parameters are called.
  private static final class MeasureTask extends PostBodyTask {
    MeasureTask() {
      super("measure");
    }

    @Override
    public void execute(Map<String, List<String>> parameters, String body, PrintWriter output) {
      output.print(body.length() + " " + parameters.keySet());
    }
  }

  /// A request that is in flight for as long as the test wants.
  @Path("/slow")
  public static final class SlowResource {
    private final TinyService service;

    SlowResource(TinyService service) {
      this.service = service;
    }

    @GET
    public String get() throws InterruptedException {
      service.slow.await(30, TimeUnit.SECONDS);
      return "done";
    }
  }

  /// Stands in for the edge's mapper.
  public static final class RefusalMapper implements ExceptionMapper<ProblemException> {
    @Override
    public Response toResponse(ProblemException exception) {
      return Response.status(ProblemTable.view(exception.problem()).status()).build();
    }
  }

  /// Stands in for identity: every request comes from whom the test says.
  private record CallerFilter(TinyService service) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      service.caller.ifPresent(caller -> request.setSecurityContext(new SignedIn(caller)));
    }
  }

  private record SignedIn(Caller caller) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
      return caller.role().includes(role);
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
