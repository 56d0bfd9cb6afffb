package coach.coaching.api;

import coach.ai.Payer;
import coach.coaching.ReviewId;
import coach.coaching.TradeReview;
import coach.coaching.review.Reviews;
import coach.coaching.store.Commission;
import coach.coaching.store.History;
import coach.identity.Caller;
import coach.identity.Role;
import coach.platform.Origin;
import coach.platform.PathId;
import coach.platform.Problem;
import coach.platform.page.Page;
import coach.platform.page.PageRequest;
import io.dropwizard.auth.Auth;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.jspecify.annotations.Nullable;

/// Reviews of charts and plans, each their owner's alone.
@Path(TradeAnalysisResource.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.ANY)
@Tag(name = "Coaching")
public final class TradeAnalysisResource {
  static final String PATH = "/api/trade-analysis";
  static final String REVIEW = "review";

  private static final String KEY = "Idempotency-Key";
  private static final String FORM = MediaType.MULTIPART_FORM_DATA;
  private static final String EVENTS = MediaType.SERVER_SENT_EVENTS;

  private final Reviews reviews;
  private final History history;
  private final BegunView begun;
  private final ChartView charts;

  public TradeAnalysisResource(
      Reviews reviews, History history, BegunView begun, ChartView charts) {
    this.reviews = reviews;
    this.history = history;
    this.begun = begun;
    this.charts = charts;
  }

  @POST
  @Consumes(FORM)
  @Produces({MediaType.APPLICATION_JSON, EVENTS})
  @Operation(
      summary = "Have a chart or a plan reviewed",
      description =
          "Answers when the review is done; with `Accept: text/event-stream` its steps are told as"
              + " they come (`accepted`, `reading`, `checking`, `asking_again`, `done` or `failed`,"
              + " the last with the whole review). It goes on when you do not wait for it. A"
              + " review that fails keeps its chart: send `image_id` in its place to try again.")
  @RequestBody(
      required = true,
      content = {
        @Content(mediaType = FORM, schema = @Schema(implementation = TradeReviewUpload.class)),
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = NewTradeReview.class))
      })
  @ApiResponse(
      responseCode = "201",
      description = "Reviewed",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = TradeReviewView.class)),
        @Content(mediaType = EVENTS, schema = @Schema(type = "string"))
      })
  @ApiResponse(responseCode = "409", description = "The same `Idempotency-Key` is being served")
  @ApiResponse(
      responseCode = "422",
      description =
          "Fields are invalid, or the model declines or cannot read the chart: then `failure` says"
              + " which, and `image_id` names the chart",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = FailedReviewView.class)))
  @ApiResponse(
      responseCode = "502",
      description = "The model answered twice in a form that cannot be used",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = FailedReviewView.class)))
  public Response upload(
      @Auth Caller caller,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @HeaderParam(KEY) @Nullable String key,
      @Parameter(hidden = true) @NotNull FormDataMultiPart form) {
    return begin(caller, request, headers, key, new UploadForm(form).wanted());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, EVENTS})
  @Operation(hidden = true) // described above: one operation, two kinds of bodies
  public Response describe(
      @Auth Caller caller,
      @Context HttpServletRequest request,
      @Context HttpHeaders headers,
      @HeaderParam(KEY) @Nullable String key,
      @NotNull NewTradeReview wanted) {
    return begin(caller, request, headers, key, wanted.wanted());
  }

  @GET
  @Operation(summary = "Your reviews, newest first")
  public Page<TradeReviewSummaryView> list(
      @Auth Caller caller,
      @QueryParam("symbol") @Nullable String symbol,
      @QueryParam("verdict") @Nullable String verdict,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return history
        .list(caller.id(), Filters.of(symbol, verdict, from, to), PageRequest.of(limit, cursor))
        .map(TradeReviewSummaryView::of);
  }

  @GET
  @Path("{id}")
  @Operation(summary = "One of your reviews, also while it is under way")
  @ApiResponse(
      responseCode = "200",
      description = "The review",
      content = @Content(schema = @Schema(implementation = TradeReviewView.class)))
  public Response get(@Auth Caller caller, @PathParam("id") String id) {
    return history
        .find(caller.id(), id(id))
        .map(review -> BegunView.shown(Response.ok(), review))
        .orElseThrow(() -> new Problem.NotFound(REVIEW).toException());
  }

  @GET
  @Path("{id}/image")
  @Produces({"image/png", "image/jpeg", "image/webp"})
  @Operation(summary = "The chart of one of your reviews, as it was read")
  public Response image(@Auth Caller caller, @PathParam("id") String id) {
    TradeReview review =
        history
            .find(caller.id(), id(id))
            .orElseThrow(() -> new Problem.NotFound(REVIEW).toException());
    return review
        .image()
        .flatMap(image -> charts.response(caller.id(), image))
        .orElseThrow(() -> new Problem.Absent("This review has no image.").toException());
  }

  @DELETE
  @Path("{id}")
  @Operation(summary = "Delete one of your reviews; its chart goes with it in time")
  @ApiResponse(responseCode = "204", description = "Deleted")
  public void delete(@Auth Caller caller, @PathParam("id") String id) {
    if (!reviews.delete(caller.id(), id(id))) {
      throw new Problem.NotFound(REVIEW).toException();
    }
  }

  private Response begin(
      Caller caller,
      HttpServletRequest request,
      HttpHeaders headers,
      @Nullable String key,
      Wanted wanted) {
    Commission commission =
        wanted.commission(
            Payer.of(caller), Origin.of(request).requestId(), Optional.ofNullable(key));
    return begun.response(commission, headers.getAcceptableMediaTypes());
  }

  private static ReviewId id(String text) {
    return new ReviewId(PathId.of(text, REVIEW));
  }
}
