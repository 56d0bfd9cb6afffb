package coach.web;

import coach.platform.Problem;
import coach.platform.Problem.FieldError;
import com.fasterxml.jackson.annotation.JsonCreator;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Does in every way what a resource should not.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MisbehavingResource {
  public enum Side {
    LONG,
    SHORT
  }

  public record Level(@NotNull @Positive BigDecimal entryPrice) {}

  public record Trade(
      @NotEmpty String symbolName,
      @NotNull Side side,
      @Positive int quantity,
      @NotNull @Valid List<Level> levels,
      Optional<Instant> enteredAt) {}

  /// A value type, which refuses in its own words or lets the JDK refuse.
  public record Ticket(UUID number) {
    @JsonCreator
    static Ticket of(String text) {
      if (text.isBlank()) {
        throw new IllegalArgumentException("must be the number of a ticket");
      }
      return new Ticket(UUID.fromString(text));
    }
  }

  public record Claim(Ticket ticket) {}

  @POST
  @Path("claims")
  public Map<String, Object> claim(@NotNull Claim claim) {
    return Map.of("ticket", claim.ticket().number());
  }

  @GET
  @Path("/names/{name: .+}")
  @Produces(MediaType.TEXT_PLAIN)
  public String name(@PathParam("name") String name) {
    return name;
  }

  @GET
  @Path("ok")
  public Map<String, Object> ok() {
    return Map.of("ok", true);
  }

  @GET
  @Path("long")
  public Map<String, Object> lengthy() {
    return Map.of("text", "x".repeat(20_000));
  }

  @GET
  @Path("items/{id}/parts/{part}")
  public Map<String, Object> item(@PathParam("id") int id, @PathParam("part") String part) {
    return Map.of("id", id, "part", part);
  }

  @DELETE
  @Path("items/{id}/parts/{part}")
  public void delete(@PathParam("id") int id) {}

  @GET
  @Path("query")
  public Map<String, Object> query(@QueryParam("page_size") @Max(10) int pageSize) {
    return Map.of("page_size", pageSize);
  }

  @POST
  @Path("trades")
  public Trade trade(@NotNull @Valid Trade trade) {
    return trade;
  }

  @POST
  @Path("v1/trades")
  public Trade compat(@NotNull @Valid Trade trade) {
    return trade;
  }

  @POST
  @Path("raw")
  @Consumes(MediaType.WILDCARD)
  public Map<String, Object> raw(InputStream body) throws IOException {
    return Map.of("bytes", body.readAllBytes().length);
  }

  @POST
  @Path("upload")
  @Consumes(MediaType.WILDCARD)
  public Map<String, Object> upload(InputStream body) throws IOException {
    return Map.of("bytes", body.readAllBytes().length);
  }

  @GET
  @Path("page")
  @Produces(MediaType.TEXT_HTML)
  public Response page() {
    return Response.ok("<p>page</p>")
        .header("Content-Security-Policy", "default-src 'self'")
        .header("Cache-Control", "max-age=60")
        .build();
  }

  @GET
  @Path("status/{status}")
  public Response status(@PathParam("status") int status) {
    return Response.status(status).build();
  }

  @GET
  @Path("web/{status}")
  public Response web(@PathParam("status") int status) {
    throw new WebApplicationException("secret internals", status);
  }

  @GET
  @Path("created")
  public Response created() {
    return Response.created(URI.create("/items/1")).build();
  }

  @GET
  @Path("problem/{kind}")
  public Response problem(@PathParam("kind") String kind) throws Exception {
    throw failure(kind);
  }

  @GET
  @Path("v1/problem/{kind}")
  public Response compatProblem(@PathParam("kind") String kind) throws Exception {
    throw failure(kind);
  }

  private static Exception failure(String kind) throws Exception {
    return switch (kind) {
      case "limit" -> new Problem.OverLimit("calls", Duration.ofMillis(1500)).toException();
      case "unavailable" ->
          new Problem.Unavailable("database", Duration.ofSeconds(5)).toException();
      case "wrapped" ->
          new IllegalStateException(new Problem.Conflict("It is already there.").toException());
      case "invalid" ->
          new Problem.Invalid(List.of(new FieldError("stop", "is above the entry"))).toException();
      case "forbidden" -> new Problem.Forbidden("Your role does not allow this.").toException();
      case "unauthenticated" -> new Problem.Unauthenticated().toException();
      case "known" -> new KnownFailure();
      case "timeout" -> new java.util.concurrent.TimeoutException("of a call of ours");
      case "parsing" -> new com.fasterxml.jackson.core.JsonParseException(null, "of ours");
      case "error" -> throw new StackOverflowError("secret internals");
      default -> new IllegalStateException("secret internals");
    };
  }

  static final class KnownFailure extends Exception {
    private static final long serialVersionUID = 1;
  }
}
