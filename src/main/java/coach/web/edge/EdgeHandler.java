package coach.web.edge;

import coach.platform.Origin;
import coach.platform.Problem;
import coach.platform.problem.ProblemTable;
import coach.web.Contributions;
import coach.web.Exchange;
import coach.web.WebConfiguration;
import coach.web.problem.Failures;
import java.util.List;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Around everything else, on both ports: says where the request comes from, holds it to limits,
/// and puts the edge's headers on its answer.
///
/// Thread-safe: has no state of its own.
public final class EdgeHandler extends Handler.Wrapper {
  private static final String ADMIN = "admin";
  private static final String WHOLE_SERVER = "*";
  private static final Cors NO_CORS = new Cors(List.of());

  private final Origins origins;
  private final SecurityHeaders security;
  private final Cors cors;
  private final Bodies bodies;
  private final Slashes slashes;
  private final Completions completions;
  private final LimitGate limits;

  public EdgeHandler(WebConfiguration edge, Contributions contributions) {
    this.origins = new Origins(edge.trustedProxies());
    this.security = new SecurityHeaders(edge.hstsMaxAge().toSeconds());
    this.cors = new Cors(edge.corsOrigins());
    this.bodies = new Bodies(edge.maxBody().toBytes(), contributions.bodies());
    this.slashes = new Slashes(contributions.slashed());
    this.completions = new Completions(contributions.observers(), edge.accessLog());
    this.limits = new LimitGate(contributions.limits(), contributions.caller());
  }

  @Override
  public boolean handle(Request sent, Response response, Callback callback) throws Exception {
    Request request = slashes.decoded(sent);
    Exchange exchange = exchange(request);
    MDC.put(Exchange.REQUEST_ID, exchange.requestId());
    try {
      return isAdmin(request)
          ? handleAdmin(request, response, callback, exchange)
          : handlePublic(request, response, callback, exchange);
    } finally {
      MDC.clear(); // with what features put there
    }
  }

  private boolean handleAdmin(
      Request request, Response response, Callback callback, Exchange exchange) throws Exception {
    AnswerFields fields = new AnswerFields(exchange, security, NO_CORS);
    request.addHttpStreamWrapper(stream -> new AnswerStream(stream, fields, status -> {}));
    return pass(request, response, callback, exchange, unacceptable(request, exchange));
  }

  private boolean handlePublic(
      Request request, Response response, Callback callback, Exchange exchange) throws Exception {
    AnswerFields fields = new AnswerFields(exchange, security, cors);
    String method = request.getMethod();
    request.addHttpStreamWrapper(
        stream ->
            new AnswerStream(
                stream, fields, status -> completions.completed(method, exchange, status)));
    fields.allowOrigin(cors.grant(request));
    Problem overLimit = limits.refusal(request, exchange, fields);
    Problem refusal = overLimit == null ? unacceptable(request, exchange) : overLimit;
    return refusal == null && Cors.isPreflight(request)
        ? preflight(request, response, callback)
        : pass(request, response, callback, exchange, refusal);
  }

  private boolean pass(
      Request request,
      Response response,
      Callback callback,
      Exchange exchange,
      @Nullable Problem refusal)
      throws Exception {
    if (refusal != null) {
      ProblemAnswer.write(refusal, exchange, response, callback);
      return true;
    }
    return super.handle(bodies.metered(request, exchange.path()), response, callback);
  }

  private boolean preflight(Request request, Response response, Callback callback) {
    if (cors.grant(request) != null) {
      Cors.answerPreflight(response.getHeaders());
    }
    response.setStatus(HttpStatus.NO_CONTENT_204);
    callback.succeeded();
    return true;
  }

  private @Nullable Problem unacceptable(Request request, Exchange exchange) {
    if (!Completions.METHODS.contains(request.getMethod())) {
      return new Problem.MethodNotAllowed();
    }
    return slashes.remainIn(request)
        ? Failures.ofStatus(HttpStatus.BAD_REQUEST_400)
        : bodies.refusal(request, exchange.path());
  }

  /// Takes over from the connectors what depends on the route: their `minRequestDataPerSecond`, see
  /// [MeteredBody], and the refusal of slashes in disguise.
  void takeOver(Server server) {
    long slowest = 0;
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ContainerLifeCycle container) {
        for (HttpConnectionFactory http :
            container.getContainedBeans(HttpConnectionFactory.class)) {
          HttpConfiguration settings = http.getHttpConfiguration();
          slowest = Math.max(slowest, settings.getMinRequestDataRate());
          settings.setMinRequestDataRate(0);
          settings.setUriCompliance(Slashes.let(settings.getUriCompliance()));
        }
      }
    }
    bodies.measure(slowest);
  }

  /// A message that never became a request has passed no handler: its answer gets the same headers,
  /// and is counted once it is written.
  void unreadable(Request request, Response response, Problem problem, Callback callback) {
    Exchange exchange = exchange(request);
    String method = request.getMethod();
    boolean admin = isAdmin(request);
    new AnswerFields(exchange, security, admin ? NO_CORS : cors).addTo(response.getHeaders());
    ProblemAnswer.write(problem, exchange, response, callback);
    if (!admin) {
      completions.completed(method, exchange, ProblemTable.view(problem).status());
    }
  }

  private Exchange exchange(Request request) {
    String path = request.getHttpURI().getCanonicalPath();
    Origin origin = origins.of(request);
    Exchange exchange =
        new Exchange(
            origin, path == null ? WHOLE_SERVER : withoutSlash(path), request.getHeadersNanoTime());
    request.setAttribute(Origin.ATTRIBUTE, origin);
    request.setAttribute(Exchange.ATTRIBUTE, exchange);
    return exchange;
  }

  /// To routers `/login/` is `/login`; the rest of the spellings are Jetty's to undo.
  private static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  private static boolean isAdmin(Request request) {
    return ADMIN.equals(request.getConnectionMetaData().getConnector().getName());
  }
}
