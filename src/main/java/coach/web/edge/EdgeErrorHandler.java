package coach.web.edge;

import coach.platform.Problem;
import coach.web.Exchange;
import coach.web.problem.Failures;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/// Answers what Jetty and the servlets refuse by themselves, in the same words as everything else.
final class EdgeErrorHandler implements Request.Handler {
  private final Failures failures;
  private final EdgeHandler edge;

  EdgeErrorHandler(Failures failures, EdgeHandler edge) {
    this.failures = failures;
    this.edge = edge;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    Problem problem = problem(request, response);
    if (request.getAttribute(Exchange.ATTRIBUTE) instanceof Exchange known) {
      ProblemAnswer.write(problem, known, response, callback);
    } else {
      edge.unreadable(request, response, problem, callback);
    }
    return true;
  }

  private Problem problem(Request request, Response response) {
    return request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure
        ? failures.classify(failure).orElseGet(() -> Failures.ofStatus(response.getStatus()))
        : Failures.ofStatus(response.getStatus());
  }
}
