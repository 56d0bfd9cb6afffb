package coach;

import static java.util.Objects.requireNonNullElse;

import coach.ai.config.AiConfiguration;
import coach.ai.price.check.LiveInvariants;
import coach.ai.price.check.PriceInvariants;
import coach.ai.provider.Providers;
import coach.identity.IdentityConfiguration;
import coach.identity.password.HashingInvariants;
import coach.ops.AdminConnectorInvariants;
import coach.ops.HealthInvariants;
import coach.ops.OpsConfiguration;
import coach.ops.gate.Gated;
import coach.ops.gate.Suppression;
import coach.ops.gate.core.BindInvariants;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.db.DatabaseConfiguration;
import coach.platform.db.DatabaseInvariants;
import coach.platform.log.LoggingInvariants;
import coach.platform.redis.RedisConfiguration;
import coach.platform.redis.RedisForInstances;
import coach.web.ConnectorInvariants;
import coach.web.WebConfiguration;
import coach.web.limit.LimitInvariants;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The whole YAML file: Dropwizard's sections and one for each feature.
public final class CoachConfiguration extends Configuration implements Gated {
  @JsonProperty private @Nullable @NotNull Mode mode;

  @JsonProperty
  @Min(1)
  @Max(1000)
  private int instances = 1;

  @JsonProperty private List<Suppression> suppressions = List.of();

  @JsonProperty private @Nullable @Valid @NotNull DatabaseConfiguration database;
  @JsonProperty private @Nullable @Valid RedisConfiguration redis;
  @JsonProperty private @Nullable @Valid @NotNull WebConfiguration edge;
  @JsonProperty private @Nullable @Valid @NotNull OpsConfiguration operations;
  @JsonProperty private @Nullable @Valid @NotNull IdentityConfiguration identity;
  @JsonProperty private @Nullable @Valid @NotNull AiConfiguration ai;

  public Mode mode() {
    return present(mode);
  }

  @Override
  public Optional<Mode> declaredMode() {
    return Optional.ofNullable(mode);
  }

  @Override
  public List<Suppression> suppressions() {
    return suppressions;
  }

  @Override
  public Optional<String> declaredCommit() {
    return Optional.ofNullable(operations).flatMap(section -> section.deployment().commit());
  }

  public int instances() {
    return instances;
  }

  public DatabaseConfiguration database() {
    return present(database);
  }

  public IdentityConfiguration identity() {
    return present(identity);
  }

  public AiConfiguration ai() {
    return present(ai);
  }

  public RedisConfiguration redis() {
    return requireNonNullElse(redis, RedisConfiguration.ABSENT);
  }

  public WebConfiguration edge() {
    return present(edge);
  }

  public OpsConfiguration operations() {
    return present(operations);
  }

  /// For the gate, which asks them once, and for the database, which asks them whenever it comes.
  DatabaseInvariants databaseInvariants(InstantSource clock) {
    return database().invariants(instances, clock, DatabaseQuestions.all());
  }

  /// Every section's invariants; one that is absent was reported by validation already.
  @Override
  public List<Invariants> invariants(InstantSource clock) {
    List<Invariants> all = new ArrayList<>();
    all.add(new BindInvariants(getServerFactory()));
    all.add(new LoggingInvariants(getLoggingFactory()));
    all.add(redis());
    all.add(new RedisForInstances(instances, redis()));
    if (database != null) {
      all.add(databaseInvariants(clock));
    }
    if (edge != null) {
      all.add(edge);
      all.add(new ConnectorInvariants(getServerFactory(), edge));
      all.add(new LimitInvariants(edge.limits(), instances));
    }
    if (operations != null) {
      all.add(operations);
      all.add(new AdminConnectorInvariants(getServerFactory(), operations.adminToken()));
      all.add(
          new HealthInvariants(getHealthFactory(), getServerFactory(), operations.killTimeout()));
    }
    if (identity != null) {
      all.add(new HashingInvariants(identity.hashing(), System::nanoTime));
    }
    if (ai != null) {
      all.add(new PriceInvariants(ai, clock));
      all.add(new LiveInvariants(ai, clock, Providers.asking(ai, clock)));
    }
    Stream.<@Nullable Invariants>of(identity, ai).filter(Objects::nonNull).forEach(all::add);
    return List.copyOf(all);
  }

  private static <T> T present(@Nullable T section) {
    if (section == null) {
      throw new IllegalStateException("used before it was validated");
    }
    return section;
  }
}
