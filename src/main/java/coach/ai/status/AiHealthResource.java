package coach.ai.status;

import coach.ai.report.Memory;
import coach.identity.Caller;
import coach.identity.OperatorCheck;
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

/// What monitors poll. However often they do, no provider is asked, and the database about once a
/// second.
@Path("/api/health/openai/production")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "AI status")
public final class AiHealthResource {
  private final Memory memory;
  private final OperatorCheck operators;

  AiHealthResource(Memory memory, OperatorCheck operators) {
    this.memory = memory;
    this.operators = operators;
  }

  @GET
  @PermitAll
  @Operation(summary = "Whether answers come from models; what it says only for operators")
  public AiHealthView get(
      @Auth Optional<Caller> caller,
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
    return operators.admits(caller, Optional.ofNullable(authorization))
        ? AiHealthView.details(memory.snapshot())
        : AiHealthView.words(memory.snapshot());
  }
}
