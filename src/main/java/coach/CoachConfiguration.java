package coach;

import coach.ai.AiConfiguration;
import coach.identity.IdentityConfiguration;
import coach.ops.AdminConnectorInvariants;
import coach.ops.HealthInvariants;
import coach.ops.OpsConfiguration;
import coach.ops.gate.BindInvariants;
import coach.ops.gate.Gated;
import coach.ops.gate.Suppression;
import coach.platform.Invariants;
import coach.platform.Mode;
import coach.platform.db.DatabaseConfiguration;
import coach.web.WebConfiguration;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
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

  public int instances() {
    return instances;
  }

  public DatabaseConfiguration database() {
    return present(database);
  }

  public WebConfiguration edge() {
    return present(edge);
  }

  public OpsConfiguration operations() {
    return present(operations);
  }

  /// Every section's invariants; a section that is absent was reported by validation already.
  @Override
  public List<Invariants> invariants() {
    BindInvariants binds = new BindInvariants(getServerFactory());
    Stream<Invariants> sections =
        Stream.<@Nullable Invariants>of(binds, database, edge, operations, identity, ai)
            .mapMulti(
                (section, sink) -> {
                  if (section != null) {
                    sink.accept(section);
                  }
                });
    return Stream.concat(sections, operations == null ? Stream.of() : around(operations)).toList();
  }

  /// What Dropwizard's own sections must hold for operations to keep its promises.
  private Stream<Invariants> around(OpsConfiguration present) {
    return Stream.of(
        new AdminConnectorInvariants(getServerFactory(), present.adminToken()),
        new HealthInvariants(getHealthFactory(), getServerFactory(), present.killTimeout()));
  }

  private static <T> T present(@Nullable T section) {
    if (section == null) {
      throw new IllegalStateException("used before it was validated");
    }
    return section;
  }
}
