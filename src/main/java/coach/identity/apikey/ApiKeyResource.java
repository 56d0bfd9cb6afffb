package coach.identity.apikey;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.RequiresSession;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.PathId;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// A user's own API keys, for the user in person.
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
@RolesAllowed(Role.ANY)
@RequiresSession
public final class ApiKeyResource {
  private final ApiKeys keys;
  private final ApiKeyAdministration administration;

  ApiKeyResource(ApiKeys keys, ApiKeyAdministration administration) {
    this.keys = keys;
    this.administration = administration;
  }

  /// @param key to be kept at once: nobody can look it up again
  record CreatedApiKeyView(@JsonUnwrapped ApiKeyView view, String key) {}

  @POST
  @Operation(summary = "Make an API key; the answer alone shows it")
  @ApiResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = CreatedApiKeyView.class)))
  @ApiResponse(responseCode = "409", description = "There are as many as one may have")
  public Response create(
      @Auth Caller caller, @Context HttpServletRequest request, @NotNull @Valid NewApiKey wanted) {
    Created created =
        administration.create(wanted.toNewKey(), new Deeds.By(caller, Origin.of(request)));
    ApiKey key = created.key();
    return Response.created(URI.create("/api/keys/" + key.id()))
        .entity(new CreatedApiKeyView(ApiKeyView.of(key), created.token().text()))
        .build();
  }

  @GET
  @Operation(summary = "Your API keys that are not revoked, newest first")
  public Page<ApiKeyView> list(
      @Auth Caller caller,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return keys.list(caller.id(), PageRequest.of(limit, cursor)).map(ApiKeyView::of);
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Revoke an API key; it is refused everywhere within five seconds")
  @ApiResponse(responseCode = "204", description = "Revoked")
  public void revoke(
      @Auth Caller caller, @Context HttpServletRequest request, @PathParam("id") String id) {
    administration.revoke(
        new ApiKeyId(PathId.of(id, ApiKeys.NAME)), new Deeds.By(caller, Origin.of(request)));
  }
}
