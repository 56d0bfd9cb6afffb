package coach.ai.status;

import coach.ai.report.Memory;
import coach.identity.Caller;
import coach.identity.CallerMatters;
import coach.identity.OperatorCheck;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/// How the models are doing. However often these are asked, no provider is, and the database about
/// once a second.
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI status")
public final class AiStatusResource {
  private final Memory memory;
  private final OperatorCheck operators;

  AiStatusResource(Memory memory, OperatorCheck operators) {
    this.memory = memory;
    this.operators = operators;
  }

  @GET
  @PermitAll
  @Path("/health/openai/production")
  @Operation(summary = "Whether answers come from models; what it says only for operators")
  public AiHealthView health(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return operators.admits(caller, Optional.ofNullable(authorization))
        ? AiHealthView.details(memory.snapshot())
        : AiHealthView.words(memory.snapshot());
  }

  @GET
  @PermitAll
  @CallerMatters
  @Path("/metrics/openai/production")
  @Operation(summary = "Figures of the last minutes, hour and day, with targets, for operators")
  @ApiResponse(
      responseCode = "200",
      description = "From the ledger, so of all nodes",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  public AiMetricsView metrics(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    operators.require(caller, Optional.ofNullable(authorization));
    return AiMetricsView.of(memory.snapshot());
  }

  @GET
  @PermitAll
  @CallerMatters
  @Path("/status/openai/production")
  @Operation(summary = "Everything about the models, for operators")
  @ApiResponse(
      responseCode = "200",
      description = "Checks, figures, breakers, budgets, models, keys",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  public AiStatusView status(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    operators.require(caller, Optional.ofNullable(authorization));
    return AiStatusView.of(memory.snapshot());
  }
}
