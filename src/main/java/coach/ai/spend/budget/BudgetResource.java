package coach.ai.spend.budget;

import coach.ai.spend.UpToDateFilter;
import coach.identity.Caller;
import coach.identity.Role;
import coach.platform.Origin;
import coach.shared.Money;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// The budgets of the whole service, for operators.
@Path("/api/ops/budget")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.OPERATORS)
@Tag(name = "Operations")
@UpToDateFilter.Wanted
public final class BudgetResource {
  private final StoredBudgets budgets;
  private final Overrides overrides;

  public BudgetResource(StoredBudgets budgets, Overrides overrides) {
    this.budgets = budgets;
    this.overrides = overrides;
  }

  @GET
  @Operation(summary = "What is spent, held and left of today's and this month's budget")
  public BudgetView get() {
    return BudgetView.of(budgets.standings(), budgets.override(), budgets.caps());
  }

  @PUT
  @Operation(summary = "Set the cap of the day for a time; the month's stays as it is")
  public BudgetView put(
      @Auth Caller caller, @Context HttpServletRequest request, @NotNull @Valid NewCap wanted) {
    Origin origin = Origin.of(request);
    overrides.set(
        Money.ofUsd(wanted.capUsd()), wanted.until(), caller.actor(), entry -> entry.from(origin));
    return get();
  }
}
