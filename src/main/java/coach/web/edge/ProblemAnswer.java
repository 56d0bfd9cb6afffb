package coach.web.edge;

import coach.platform.Problem;
import coach.platform.problem.ProblemJson;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import coach.web.Exchange;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Writes a problem where no resource has been reached, or no servlet.
final class ProblemAnswer {
  static final HttpField ALL_METHODS =
      new PreEncodedHttpField(HttpHeader.ALLOW, "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");

  private ProblemAnswer() {}

  static void write(Problem problem, Exchange exchange, Response response, Callback callback) {
    ProblemView view = ProblemTable.view(problem);
    ProblemJson json = ProblemJson.forPath(exchange.path());
    exchange.failed(view.code().text());
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(view.status());
    headers.put(HttpHeader.CONTENT_TYPE, json.mediaType());
    view.headers().forEach(headers::put);
    if (view.status() == 405 && !headers.contains(HttpHeader.ALLOW)) {
      headers.add(ALL_METHODS);
    }
    response.write(true, ByteBuffer.wrap(json.render(view, exchange.requestId())), callback);
  }
}
