package coach.identity.user;

import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.PathId;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import coach.shared.UserId;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accounts for operators.
@Path("/api/users")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Users")
public final class UserResource {
  private final Accounts accounts;
  private final Administration administration;

  public UserResource(Accounts accounts, Administration administration) {
    this.accounts = accounts;
    this.administration = administration;
  }

  @GET
  @Operation(summary = "All accounts, the oldest first")
  public Page<UserView> list(
      @Auth Caller caller,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    PageRequest request = PageRequest.of(limit, cursor);
    List<User> users = accounts.page(request.after(), request.rows());
    return Page.of(users, request, user -> user.id().value()).map(UserView::of);
  }

  @POST
  @Path("/{id}/disable")
  @Operation(summary = "Keep somebody out, also where they are signed in")
  @ApiResponse(
      responseCode = "200",
      description = "Disabled, now or before",
      content = @Content(schema = @Schema(implementation = UserView.class)))
  @ApiResponse(responseCode = "409", description = "It is the operator's own account")
  public UserView disable(
      @Auth Caller caller, @PathParam("id") String id, @Context HttpServletRequest request) {
    return UserView.of(
        administration.disable(userId(id), new Deeds.By(caller, Origin.of(request))));
  }

  @POST
  @Path("/{id}/enable")
  @Operation(summary = "Let somebody in again")
  public UserView enable(
      @Auth Caller caller, @PathParam("id") String id, @Context HttpServletRequest request) {
    return UserView.of(administration.enable(userId(id), new Deeds.By(caller, Origin.of(request))));
  }

  private static UserId userId(String id) {
    return new UserId(PathId.of(id, "user"));
  }
}
