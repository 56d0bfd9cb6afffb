package coach.ai.spend.attempt;

import coach.ai.spend.UpToDateFilter;
import coach.ai.spend.book.AttemptState;
import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.PathId;
import coach.platform.Problem;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Money that is held for attempts whose cost nobody knows, for operators who find out.
@Path("/api/ops/holds")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Operations")
@UpToDateFilter.Wanted
public final class HoldResource {
  private final Attempts attempts;
  private final Resolutions resolutions;

  public HoldResource(Attempts attempts, Resolutions resolutions) {
    this.attempts = attempts;
    this.resolutions = resolutions;
  }

  @GET
  @Operation(summary = "Attempts whose outcome is unknown, or that are under way; oldest first")
  public Page<AttemptView> list(
      @Parameter(description = "1 to 500; 100 unless said") @QueryParam("limit")
          @Nullable Integer limit,
      @Parameter(description = "`next` of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "`unknown` unless said, or `held`") @QueryParam("state")
          @Nullable String state) {
    return attempts
        .open(
            PageRequest.of(limit, cursor),
            Optional.ofNullable(state).map(HoldResource::open).orElse(AttemptState.UNKNOWN))
        .map(AttemptView::of);
  }

  @POST
  @Path("/{id}/resolve")
  @Operation(summary = "Say what an attempt cost after all, or that it cost nothing")
  @ApiResponse(
      responseCode = "200",
      description = "In the books",
      content = @Content(schema = @Schema(implementation = AttemptView.class)))
  @ApiResponse(responseCode = "409", description = "Its outcome is not unknown")
  public AttemptView resolve(
      @Auth Caller caller,
      @Context HttpServletRequest request,
      @PathParam("id") String id,
      @NotNull @Valid Resolution resolution) {
    return AttemptView.of(
        resolutions.resolve(
            PathId.of(id, "attempt"), resolution.cost(), new Deeds.By(caller, Origin.of(request))));
  }

  private static AttemptState open(String text) {
    return AttemptState.of(text)
        .filter(state -> state == AttemptState.UNKNOWN || state == AttemptState.HELD)
        .orElseThrow(Problem.Invalid.field("state", "must be unknown or held")::toException);
  }
}
