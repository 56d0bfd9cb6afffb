package coach.web.openapi;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The API's description for programs.
@Hidden
@PermitAll
@Path("/openapi.{format: json|yaml}")
@Produces({MediaType.APPLICATION_JSON, OpenApiResource.YAML})
public final class OpenApiResource {
  static final String YAML = "application/yaml";

  private final ApiDocument document;

  OpenApiResource(ApiDocument document) {
    this.document = document;
  }

  @GET
  public Response get(@PathParam("format") String format) {
    return format.equals("json")
        ? Response.ok(document.json(), MediaType.APPLICATION_JSON_TYPE).build()
        : Response.ok(document.yaml(), YAML).build();
  }
}
