package coach.ops.metrics;

import coach.identity.Caller;
import coach.identity.CallerMatters;
import coach.ops.Operators;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The Prometheus endpoint on the application port, for operators.
@Path("/metrics")
@Tag(name = "Operations")
public final class MetricsResource {
  private final Exposition exposition;
  private final Operators operators;

  public MetricsResource(Exposition exposition, Operators operators) {
    this.exposition = exposition;
    this.operators = operators;
  }

  @GET
  @PermitAll
  @CallerMatters
  @Operation(summary = "Prometheus exposition, for operators")
  @ApiResponse(
      responseCode = "200",
      description = "Prometheus text, or OpenMetrics where the scraper accepts it",
      content = @Content(mediaType = "text/plain"))
  @ApiResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  public Response metrics(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
    operators.require(caller, Optional.ofNullable(authorization));
    Exposition.Page page = exposition.page(Optional.ofNullable(accept));
    return Response.ok(page.body(), page.contentType()).build();
  }
}
