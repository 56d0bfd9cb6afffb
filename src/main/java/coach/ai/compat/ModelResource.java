package coach.ai.compat;

import coach.identity.RequiresScope;
import coach.identity.Role;
import coach.identity.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// One of the models that may be asked. Names have slashes (`perplexity/sonar`), which clients
/// spell either way.
@Path("/v1/models/{model: .+}")
@Produces(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.AI)
@RolesAllowed(Role.ANY)
@Tag(name = "OpenAI-compatible")
public final class ModelResource {
  private final OfferedModels models;

  ModelResource(OfferedModels models) {
    this.models = models;
  }

  @GET
  @Operation(summary = "One of them, by any name that it may be asked by")
  @ApiResponse(
      responseCode = "200",
      description = "It may be asked.",
      content = @Content(schema = @Schema(implementation = ModelView.class)))
  @ApiResponse(responseCode = "404", description = "No such model is offered.")
  public ModelView get(
      @Parameter(description = "As in the list, or with its provider before it") @PathParam("model")
          String model) {
    return models.model(model);
  }
}
