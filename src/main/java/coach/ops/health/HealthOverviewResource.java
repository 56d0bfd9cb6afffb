package coach.ops.health;

import coach.identity.Caller;
import coach.ops.Operators;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What dashboards poll: services, machine and surroundings in one body.
@Path("/api/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public final class HealthOverviewResource {
  private final HealthReports reports;
  private final Operators operators;

  public HealthOverviewResource(HealthReports reports, Operators operators) {
    this.reports = reports;
    this.operators = operators;
  }

  @GET
  @PermitAll
  @Operation(summary = "Services, machine and surroundings")
  public HealthView.Overview overview() {
    return reports.overview();
  }

  @GET
  @PermitAll
  @Path("/database")
  @Operation(summary = "The database as last observed; pool and migrations only for operators")
  public HealthView.Database database(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return operators.admits(caller, Optional.ofNullable(authorization))
        ? reports.databaseForOperators()
        : reports.databaseForAll();
  }
}
