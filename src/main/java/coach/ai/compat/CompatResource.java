package coach.ai.compat;

import coach.ai.Payer;
import coach.ai.compat.call.Endpoint;
import coach.ai.compat.flow.CompatDesk;
import coach.ai.compat.flow.CompatDesk.Client;
import coach.ai.compat.flow.Served;
import coach.identity.Caller;
import coach.identity.RequiresScope;
import coach.identity.Role;
import coach.identity.Scope;
import coach.platform.Origin;
import coach.platform.idempotency.IdempotencyKey;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// OpenAI's endpoints, for its clients: only the base URL and the key are other.
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
@RequiresScope(Scope.AI)
@RolesAllowed(Role.ANY)
@Tag(name = "OpenAI-compatible")
public final class CompatResource {
  private static final String KEY =
      "Of an answer that comes whole: sent again within a day, the same request gets the same"
          + " answer, and is not paid for again. Streams cannot be repeated, and ignore it.";

  /// What the API document says of both ways to ask.
  @Retention(RetentionPolicy.RUNTIME)
  @RequestBody(
      required = true,
      content = @Content(mediaType = Served.JSON, schema = @Schema(type = "object")))
  @ApiResponse(
      responseCode = "200",
      description = "The provider's own answer.",
      content = {
        @Content(mediaType = Served.JSON, schema = @Schema(type = "object")),
        @Content(mediaType = Served.EVENTS, schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "404", description = "No such model is offered.")
  @ApiResponse(
      responseCode = "409",
      description = "The first request with this Idempotency-Key is under way.")
  @ApiResponse(
      responseCode = "410",
      description = "The answer to this Idempotency-Key is lost; use a new key.")
  private @interface OpenAiDocumented {}

  private final CompatDesk desk;
  private final OfferedModels models;

  CompatResource(CompatDesk desk, OfferedModels models) {
    this.desk = desk;
    this.models = models;
  }

  @POST
  @Path("/chat/completions")
  @Produces({Served.JSON, Served.EVENTS, MediaType.WILDCARD})
  @Operation(summary = "A chat completion, in OpenAI's own shape; as events when it is a stream")
  @OpenAiDocumented
  public Response chat(
      @Auth Caller caller,
      @Parameter(description = KEY) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      byte[] body,
      @Context HttpServletRequest request)
      throws InterruptedException {
    return answer(desk.serve(Endpoint.CHAT, body, client(caller, key, request)));
  }

  @POST
  @Path("/responses")
  @Produces({Served.JSON, Served.EVENTS, MediaType.WILDCARD})
  @Operation(summary = "A response, in OpenAI's own shape; as events when it is a stream")
  @OpenAiDocumented
  public Response responses(
      @Auth Caller caller,
      @Parameter(description = KEY) @HeaderParam(IdempotencyKey.HEADER) @Nullable String key,
      byte[] body,
      @Context HttpServletRequest request)
      throws InterruptedException {
    return answer(desk.serve(Endpoint.RESPONSES, body, client(caller, key, request)));
  }

  @GET
  @Path("/models")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "The models that may be asked, and the names that stand for routes")
  public ModelListView models() {
    return models.list();
  }

  private static Client client(Caller caller, @Nullable String key, HttpServletRequest request) {
    return new Client(
        Payer.of(caller),
        Origin.of(request).requestId(),
        Optional.ofNullable(key).map(IdempotencyKey::new));
  }

  private static Response answer(Served served) {
    Response.ResponseBuilder response = Response.status(served.status()).type(served.contentType());
    served.headers().forEach(response::header);
    return switch (served) {
      case Served.Whole whole -> response.entity(whole.body()).build();
      case Served.Stream stream ->
          response
              .header("Cache-Control", "no-store")
              .header("X-Accel-Buffering", "no")
              .entity((StreamingOutput) stream.body()::writeTo)
              .build();
    };
  }
}
