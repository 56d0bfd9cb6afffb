package coach.web.openapi;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A resource as features write them.
@Path("/api/sample-trades")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("trader")
public final class SampleTradeResource {
  /// Named as the annotation of the authentication library.
  @Retention(RetentionPolicy.RUNTIME)
  @interface Auth {}

  /// Named as those of identity.
  @Retention(RetentionPolicy.RUNTIME)
  @interface RequiresSession {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface RequiresScope {
    Scope value();
  }

  enum Scope {
    AI
  }

  record Caller(String id) {}

  enum Side {
    LONG,
    SHORT
  }

  record NewTrade(
      @NotNull @Size(max = 12) String symbol,
      @NotNull Side side,
      @NotNull @Positive BigDecimal entryPrice,
      @Nullable String notes) {}

  record TradeView(
      String id, Side side, BigDecimal entryPrice, Instant enteredAt, Optional<Instant> exitedAt) {}

  record Page(List<TradeView> items, Optional<String> next) {}

  @GET
  public Page list(@Auth Caller caller, @QueryParam("cursor") @Nullable String cursor) {
    return new Page(List.of(), Optional.empty());
  }

  @POST
  @PermitAll
  public TradeView imagine(@Auth Optional<Caller> caller, @NotNull @Valid NewTrade trade) {
    return new TradeView("", trade.side(), trade.entryPrice(), Instant.EPOCH, Optional.empty());
  }

  @DELETE
  @Path("{id}")
  @RequiresSession
  @RolesAllowed("operator")
  @Operation(description = "Gone for good.")
  public void delete(@PathParam("id") String id) {}

  @PUT
  @Path("{id}")
  @RequiresScope(Scope.AI)
  public TradeView put(
      @Auth Caller caller, @PathParam("id") String id, @NotNull @Valid NewTrade trade) {
    return new TradeView(id, trade.side(), trade.entryPrice(), Instant.EPOCH, Optional.empty());
  }
}
