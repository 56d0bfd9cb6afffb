package coach.ui;

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

/// The page at `/`, and the files that it loads.
@Hidden
@PermitAll
@Path("/")
public final class PageResource {
  /// Nothing inline and nothing from elsewhere; `blob:` for charts, which are fetched with a token.
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final String ASK_EACH_TIME = "no-cache";
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  private final UiFiles files;

  PageResource(UiFiles files) {
    this.files = files;
  }

  @GET
  public Response page(@Context Request request) {
    return answer(files.page(), request, ASK_EACH_TIME);
  }

  /// Another version's page, which a node that is being replaced has served, gets what we have.
  @GET
  @Path("ui/{version}/{file}")
  public Response file(
      @PathParam("version") String version,
      @PathParam("file") String name,
      @Context Request request) {
    UiFile file = files.file(name).orElseThrow(() -> new Problem.NotFound("page").toException());
    return answer(file, request, version.equals(files.version()) ? FOR_EVER : ASK_EACH_TIME);
  }

  private static Response answer(UiFile file, Request request, String caching) {
    EntityTag tag = new EntityTag(file.fingerprint());
    @Nullable ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    ResponseBuilder response = unchanged == null ? whole(file) : unchanged;
    return response
        .tag(tag)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header(HttpHeaders.CACHE_CONTROL, caching)
        .build();
  }

  /// Jersey would tell HEAD the length of what is in its buffer: none, of a larger file.
  private static ResponseBuilder whole(UiFile file) {
    byte[] content = file.content();
    return Response.ok(content, file.type()).header(HttpHeaders.CONTENT_LENGTH, content.length);
  }
}
