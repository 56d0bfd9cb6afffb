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

/// Everything about the models on one page. Asks no provider.
@Path("/api/status/openai/production")
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
  @CallerMatters
  @Operation(summary = "Checks, figures, breakers, budgets, models and keys, for operators")
  @ApiResponse(
      responseCode = "200",
      description = "All that this node and the ledger know",
      useReturnTypeSchema = true)
  @ApiResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  public AiStatusView get(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    operators.require(caller, Optional.ofNullable(authorization));
    return AiStatusView.of(memory.snapshot());
  }
}
