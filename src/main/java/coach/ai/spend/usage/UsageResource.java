package coach.ai.spend.usage;

import coach.ai.spend.UpToDateFilter;
import coach.identity.Caller;
import coach.identity.Deeds;
import coach.identity.Role;
import coach.platform.Origin;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// What was used: by oneself, and for operators by all.
@Path("/api/v1/generate/usage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Usage")
@UpToDateFilter.Wanted
public final class UsageResource {
  private final UsageStatistics statistics;

  public UsageResource(UsageStatistics statistics) {
    this.statistics = statistics;
  }

  @GET
  @RolesAllowed(Role.ANY)
  @Operation(
      summary = "Tokens and money since the last reset: your own, or all of them for operators")
  public UsageView get(@Auth Caller caller) {
    return statistics.of(caller);
  }

  @POST
  @Path("/reset")
  @RolesAllowed(Role.OPERATORS)
  @Operation(summary = "Begin to count anew; the ledger stays as it is")
  public UsageView reset(@Auth Caller caller, @Context HttpServletRequest request) {
    statistics.reset(new Deeds.By(caller, Origin.of(request)));
    return statistics.of(caller);
  }
}
