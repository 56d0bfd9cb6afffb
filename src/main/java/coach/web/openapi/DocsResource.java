package coach.web.openapi;

import coach.platform.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/// The API's description for people: Swagger UI, from this service alone.
@Hidden
@PermitAll
@Path("/docs")
public final class DocsResource {
  /// Scripts and styles from our files only; Swagger UI's style sheet holds its icons as data.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String HTML = "text/html; charset=utf-8";

  private final DocsAssets assets;

  DocsResource(DocsAssets assets) {
    this.assets = assets;
  }

  @GET
  public Response page() {
    return Response.ok(assets.page(), HTML)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  @GET
  @Path("{file}")
  public Response file(@PathParam("file") String name, @Context Request request) {
    DocsAsset asset =
        assets.file(name).orElseThrow(() -> new Problem.NotFound("page").toException());
    EntityTag tag = new EntityTag(asset.fingerprint());
    @Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    ResponseBuilder response =
        unchanged == null ? Response.ok(asset.content(), asset.type()) : unchanged;
    return response
        .tag(tag)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }
}
