package coach.ops.audit;

import coach.identity.Role;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The audit log, for operators.
@Path("/api/ops/audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Operations")
public final class AuditResource {
  private final AuditTrail trail;

  public AuditResource(AuditTrail trail) {
    this.trail = trail;
  }

  @GET
  @Operation(summary = "Who did what, from where, and how it ended; newest first")
  public Page<AuditView> list(
      @Parameter(description = "1 to 500; 100 unless said") @QueryParam("limit")
          @Nullable Integer limit,
      @Parameter(description = "`next` of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "such as `user.disable`") @QueryParam("action")
          @Nullable String action) {
    return trail
        .page(PageRequest.of(limit, cursor), Optional.ofNullable(action))
        .map(AuditView::of);
  }
}
