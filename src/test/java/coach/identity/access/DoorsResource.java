package coach.identity.access;

import coach.identity.Caller;
import coach.identity.CallerMatters;
import coach.identity.RequiresScope;
import coach.identity.RequiresSession;
import coach.identity.Role;
import coach.identity.Scope;
import io.dropwizard.auth.Auth;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Optional;
import org.slf4j.MDC;

/// One door of each kind.
@Path("/doors")
public final class DoorsResource {
  @GET
  @PermitAll
  @Path("open")
  public String open(@Auth Optional<Caller> caller) {
    return caller.map(Caller::getName).orElse("nobody") + " " + MDC.get("user");
  }

  @GET
  @Path("forgotten")
  public String forgotten() {
    return "in";
  }

  @GET
  @PermitAll
  @CallerMatters
  @Path("asking")
  public String asking(@Auth Optional<Caller> caller) {
    return open(caller);
  }

  @GET
  @DenyAll
  @Path("walled")
  public String walled() {
    return "in";
  }

  @GET
  @RolesAllowed(Role.ANY)
  @Path("any")
  public String any(@Auth Caller caller) {
    return caller.id() + " " + MDC.get("user");
  }

  @POST
  @RolesAllowed(Role.ANY)
  @Path("any")
  public String change() {
    return "in";
  }

  @DELETE
  @RequiresScope(Scope.READ)
  @RolesAllowed(Role.ANY)
  @Path("any")
  public String remove() {
    return "in";
  }

  @GET
  @RolesAllowed(Role.OPERATORS)
  @Path("operators")
  public String operators(@Context SecurityContext context) {
    return context.isUserInRole("operator") + " " + context.isUserInRole("trader");
  }

  @GET
  @RequiresSession
  @RolesAllowed(Role.ANY)
  @Path("person")
  public String person() {
    return "in";
  }

  @POST
  @RequiresScope(Scope.AI)
  @RolesAllowed(Role.ANY)
  @Path("ai")
  public String ask() {
    return "in";
  }

  @GET
  @PermitAll
  @RolesAllowed(Role.OPERATORS)
  @Path("both")
  public String both() {
    return "in";
  }

  /// A class that says it for all of its methods.
  @RequiresSession
  @RolesAllowed(Role.OPERATORS)
  @Path("/class")
  public static final class ClassResource {
    @GET
    public String get() {
      return "in";
    }

    @POST
    @RolesAllowed(Role.ANY)
    public String post() {
      return "in";
    }

    @DELETE
    @PermitAll
    public String delete() {
      return "in";
    }
  }
}
