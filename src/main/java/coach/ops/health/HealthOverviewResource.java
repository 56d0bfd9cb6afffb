package coach.ops.health;

import coach.ops.OperatorCheck;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
  private final OperatorCheck operators;

  public HealthOverviewResource(HealthReports reports, OperatorCheck operators) {
    this.reports = reports;
    this.operators = operators;
  }

  @GET
  @Operation(summary = "Services, machine and surroundings")
  public HealthView.Overview overview() {
    return reports.overview();
  }

  @GET
  @Path("/database")
  @Operation(summary = "The database as last observed; pool and migrations only for operators")
  public HealthView.Database database(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return operators.admits(Optional.ofNullable(authorization))
        ? reports.databaseForOperators()
        : reports.databaseForAll();
  }
}
