package coach.ops.health;

import coach.identity.Caller;
import coach.ops.Operators;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What monitors poll: one word, or every component.
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Health")
public final class HealthResource {
  private static final int RETRY_SECONDS = 5;

  private final HealthReports reports;
  private final Readiness readiness;
  private final Operators operators;

  public HealthResource(HealthReports reports, Readiness readiness, Operators operators) {
    this.reports = reports;
    this.readiness = readiness;
    this.operators = operators;
  }

  @GET
  @PermitAll
  @Operation(summary = "How well the service serves, in one word")
  @ApiResponse(
      responseCode = "200",
      description = "It can serve",
      content = @Content(schema = @Schema(implementation = HealthView.Brief.class)))
  @ApiResponse(
      responseCode = "503",
      description = "It waits for a first connection to its database",
      content = @Content(schema = @Schema(implementation = HealthView.Brief.class)))
  public Response health() {
    return readiness.able()
        ? Response.ok(reports.brief()).build()
        : Response.status(Response.Status.SERVICE_UNAVAILABLE)
            .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
            .entity(reports.brief())
            .build();
  }

  @GET
  @PermitAll
  @Path("/detailed")
  @Operation(summary = "Every component; what it says only for operators")
  public HealthView.Detailed detailed(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return operators.admits(caller, Optional.ofNullable(authorization))
        ? reports.details()
        : reports.words();
  }
}
