package coach.web.edge;

import coach.platform.Problem;
import coach.web.Exchange;
import coach.web.problem.Failures;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty and the servlets refuse by themselves, in the same words as everything else.
public final class EdgeErrorHandler implements Request.Handler {
  private final Failures failures;
  private final EdgeHandler edge;

  EdgeErrorHandler(Failures failures, EdgeHandler edge) {
    this.failures = failures;
    this.edge = edge;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Exchange exchange = exchange(request, response);
    ProblemAnswer.write(problem(request, response), exchange, response, callback);
    return true;
  }

  private Problem problem(Request request, Response response) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure
        ? failures.classify(failure).orElseGet(() -> Failures.ofStatus(response.getStatus()))
        : Failures.ofStatus(response.getStatus());
  }

  /// A message that could not be read has passed no handler: it becomes an exchange only here.
  private Exchange exchange(Request request, Response response) {
    return request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange known
        ? known
        : edge.unreadable(request, response);
  }
}
