package coach.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/// A public resource.
@Path("/api/sample-status")
@Produces(MediaType.APPLICATION_JSON)
public final class SampleStatusResource {
  record StatusView(String status, long uptimeSeconds) {}

  @GET
  @PermitAll
  public StatusView get(@HeaderParam("Authorization") @Nullable String authorization) {
    return new StatusView("healthy", 1);
  }
}
