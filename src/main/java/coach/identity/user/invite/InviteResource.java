package coach.identity.user.invite;

import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.PathId;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Invitations for operators.
@Path("/api/invites")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Invitations")
public final class InviteResource {
  private final Invites invites;
  private final InviteAdministration administration;

  public InviteResource(Invites invites, InviteAdministration administration) {
    this.invites = invites;
    this.administration = administration;
  }

  /// @param expiresAt absent = in seven days
  public record NewInvite(Optional<Instant> expiresAt) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Invite somebody; the code is shown this once")
  @ApiResponse(
      responseCode = "201",
      description = "Pass the code on",
      content = @Content(schema = @Schema(implementation = InviteView.CreatedInvite.class)))
  public Response create(
      @Auth Caller caller, @NotNull @Valid NewInvite invite, @Context HttpServletRequest request) {
    Invites.Issued issued =
        administration.issue(invite.expiresAt(), new Deeds.By(caller, Origin.of(request)));
    return Response.status(Response.Status.CREATED)
        .entity(InviteView.CreatedInvite.of(issued))
        .build();
  }

  @GET
  @Operation(summary = "All invitations, the newest first")
  public Page<InviteView> list(
      @Auth Caller caller,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageRequest request = PageRequest.of(limit, cursor);
    List<Invite> page = invites.page(request.after(), request.rows());
    return Page.of(page, request, Invite::id).map(InviteView::of);
  }

  @DELETE
  @Path("/{id}")
  @Operation(summary = "Take an invitation back that nobody has used")
  @ApiResponse(responseCode = "204", description = "Taken back")
  @ApiResponse(responseCode = "409", description = "It became an account already")
  public void revoke(
      @Auth Caller caller, @PathParam("id") String id, @Context HttpServletRequest request) {
    administration.revoke(PathId.of(id, "invitation"), new Deeds.By(caller, Origin.of(request)));
  }
}
