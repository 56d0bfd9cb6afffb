package coach.identity.apikey;

import coach.identity.ApiKeyId;
import coach.identity.Caller;
import coach.identity.RequiresSession;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.Problem;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A user's own API keys, for the user in person.
@Path("/api/keys")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Identity")
@RolesAllowed(Role.ANY)
@RequiresSession
public final class ApiKeyResource {
  private static final Problem NONE = new Problem.NotFound("API key");

  private final ApiKeys keys;
  private final RecordedKeys recorded;

  ApiKeyResource(ApiKeys keys, RecordedKeys recorded) {
    this.keys = keys;
    this.recorded = recorded;
  }

  /// @param key to be kept at once: nobody can look it up again
  record CreatedApiKeyView(@JsonUnwrapped ApiKeyView view, String key) {}

  /// What names no key is no key, like an id that does not exist.
  public record KeyId(ApiKeyId value) {
    public static KeyId fromString(String text) {
      try {
        return new KeyId(new ApiKeyId(UUID.fromString(text)));
      } catch (IllegalArgumentException e) {
        throw NONE.toException();
      }
    }
  }

  @POST
  @Operation(summary = "Make an API key; the answer alone shows it")
  @ApiResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = CreatedApiKeyView.class)))
  @ApiResponse(
      responseCode = "409",
      description = "There are as many as one may have",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(ref = "#/components/schemas/Problem")))
  public Response create(
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @NotNull @Valid NewApiKey wanted) {
    Created created = recorded.create(caller, wanted.toNewKey(), origin(request));
    ApiKey key = created.key();
    return Response.created(URI.create("/api/keys/" + key.id()))
        .entity(new CreatedApiKeyView(ApiKeyView.of(key), created.text().reveal()))
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
      @Auth Caller caller,
      @Context ContainerRequestContext request,
      @Parameter(schema = @Schema(type = "string")) @PathParam("id") KeyId id) {
    if (!recorded.revoke(caller, id.value(), origin(request))) {
      throw NONE.toException();
    }
  }

  private static Origin origin(ContainerRequestContext request) {
    return (Origin) Objects.requireNonNull(request.getProperty(Origin.ATTRIBUTE));
  }
}
