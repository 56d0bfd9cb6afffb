package coach.ai.spend.attempt;

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
import org.jspecify.annotations.Nullable;

/// The ledger, for operators.
@Path("/api/ops/ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Operations")
public final class LedgerResource {
  private final Attempts attempts;

  public LedgerResource(Attempts attempts) {
    this.attempts = attempts;
  }

  @GET
  @Operation(summary = "Every request to a provider, what it used and cost; newest first")
  public Page<AttemptView> list(
      @Parameter(description = "1 to 500; 100 unless said") @QueryParam("limit")
          @Nullable Integer limit,
      @Parameter(description = "`next` of the page before") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "`held`, `settled`, `released` or `unknown`") @QueryParam("state")
          @Nullable String state,
      @Parameter(description = "such as `gpt-5.6-terra` or `openai/gpt-5.6-terra`")
          @QueryParam("model")
          @Nullable String model,
      @Parameter(description = "those that began at this time or later") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "those that began before this time") @QueryParam("to")
          @Nullable String to) {
    return attempts
        .page(PageRequest.of(limit, cursor), AttemptFilter.of(state, model, from, to))
        .map(AttemptView::of);
  }
}
