package coach.web.problem;

import coach.platform.Problem;
import coach.platform.ProblemException;
import coach.platform.problem.ProblemJson;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import coach.web.Exchange;
import io.dropwizard.jersey.optional.EmptyOptionalException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ParamException;
import org.glassfish.jersey.server.internal.LocalizationMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one mapper: whatever leaves a resource becomes a problem, and what nobody expected is logged
/// once.
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
  private static final List<String> KEPT =
      List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER);

  private final Failures failures;

  @Context
  @SuppressWarnings("NullAway.Init") // Jersey sets it to a proxy of the current request
  private HttpServletRequest request;

  public ProblemMapper(Failures failures) {
    this.failures = failures;
  }

  @Override
  public Response toResponse(Throwable failure) {
    if (failure instanceof WebApplicationException web && web.getResponse().getStatus() < 400) {
      return web.getResponse();
    }
    Problem problem = classify(failure).orElse(new Problem.Internal());
    if (problem instanceof Problem.Internal) {
      log(failure);
    }
    return answer(ProblemTable.view(problem), failure);
  }

  private Optional<Problem> classify(Throwable failure) {
    return failures
        .classify(failure)
        .or(
            () ->
                switch (failure) {
                  case ConstraintViolationException invalid -> Violations.classify(invalid);
                  case EmptyOptionalException _ -> Optional.of(new Problem.NotFound("resource"));
                  case ParamException parameter -> Optional.of(parameter(parameter));
                  case WebApplicationException web -> Optional.of(ofStatus(web));
                  case IllegalStateException state when isFormTypeError(state) ->
                      Optional.of(ofStatus(new NotSupportedException()));
                  default -> Optional.empty();
                });
  }

  /// Jersey calls a bad query parameter a 404; only a path that names nothing is one.
  private static Problem parameter(ParamException failure) {
    return failure.getParameterType() == PathParam.class
        ? new Problem.NotFound("resource")
        : Problem.Invalid.field(failure.getParameterName(), "is not valid");
  }

  private static Problem ofStatus(WebApplicationException failure) {
    return Failures.ofStatus(failure.getResponse().getStatus());
  }

  private static boolean isFormTypeError(IllegalStateException failure) {
    return LocalizationMessages.FORM_PARAM_CONTENT_TYPE_ERROR().equals(failure.getMessage());
  }

  private Response answer(ProblemView view, Throwable failure) {
    Optional<Exchange> exchange = exchange();
    exchange.ifPresent(known -> known.failed(view.code().text()));
    ProblemJson json = ProblemJson.forPath(exchange.map(Exchange::path).orElse(""));
    Response.ResponseBuilder response =
        Response.status(view.status())
            .type(json.mediaType())
            .entity(json.render(view, requestId(exchange)));
    view.headers().forEach(response::header);
    switch (failure) {
      case ProblemException known -> known.headers().forEach(response::header);
      case WebApplicationException web -> keepHeaders(web.getResponse(), view, response);
      default -> {}
    }
    return response.build();
  }

  private static void keepHeaders(Response from, ProblemView view, Response.ResponseBuilder to) {
    KEPT.stream()
        .filter(name -> !view.headers().containsKey(name) && from.getHeaders().containsKey(name))
        .forEach(name -> to.header(name, from.getHeaderString(name)));
  }

  private void log(Throwable failure) {
    Optional<Exchange> exchange = exchange();
    LOG.error(
        "Request {} failed on {}",
        requestId(exchange),
        exchange.map(Exchange::route).orElse(Exchange.UNMATCHED),
        failure);
  }

  private static String requestId(Optional<Exchange> exchange) {
    return exchange.map(Exchange::requestId).orElse("");
  }

  private Optional<Exchange> exchange() {
    return Optional.ofNullable((Exchange) request.getAttribute(Exchange.ATTRIBUTE));
  }
}
