package coach.bench;

import coach.identity.Caller;
import coach.identity.Role;
import io.dropwizard.auth.Auth;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/// The answer of [SampleResource], for signed-in callers only.
@Path("/bench/signed-in")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ANY)
public final class SignedInResource {
  @GET
  public SampleResource.Sample sample(@Auth Caller caller) {
    return new SampleResource().sample();
  }
}
