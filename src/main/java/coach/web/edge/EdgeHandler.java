package coach.web.edge;

import coach.platform.Problem;
import coach.platform.problem.ProblemTable;
import coach.web.CallerSource;
import coach.web.Cidr;
import coach.web.Contributions;
import coach.web.Exchange;
import coach.web.LimitDecision;
import coach.web.LimitSubject;
import coach.web.RequestLimits;
import coach.web.WebConfiguration;
import coach.web.address.ClientAddresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.ContainerLifeCycle;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/// Around everything else, on both ports: names the request, finds its client, holds it to limits,
/// and puts the edge's headers on its answer.
///
/// Thread-safe: has no state of its own.
public final class EdgeHandler extends Handler.Wrapper {
  private static final String ADMIN = "admin";
  private static final String WHOLE_SERVER = "*";
  private static final Cors NO_CORS = new Cors(List.of());

  private final ClientAddresses clients;
  private final SecurityHeaders security;
  private final Cors cors;
  private final Bodies bodies;
  private final Completions completions;
  private final RequestLimits limits;
  private final CallerSource caller;

  public EdgeHandler(WebConfiguration edge, Contributions contributions) {
    this.clients =
        new ClientAddresses(
            edge.trustedProxies().stream().flatMap(text -> Cidr.parse(text).stream()).toList());
    this.security = new SecurityHeaders(edge.hstsMaxAge().toSeconds());
    this.cors = new Cors(edge.corsOrigins());
    this.bodies = new Bodies(edge.maxBody().toBytes(), contributions.bodies());
    this.completions = new Completions(contributions.observers(), edge.accessLog());
    this.limits = contributions.limits();
    this.caller = contributions.caller();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Exchange exchange = exchange(request);
    MDC.put(Exchange.REQUEST_ID, exchange.requestId());
    try {
      return isAdmin(request)
          ? handleAdmin(request, response, callback, exchange)
          : handlePublic(request, response, callback, exchange);
    } finally {
      MDC.remove(Exchange.REQUEST_ID);
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
    Problem overLimit = overLimit(request, exchange, fields);
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

  private @Nullable Problem overLimit(Request request, Exchange exchange, AnswerFields fields) {
    Optional<LimitDecision> decided =
        limits.decide(
            new LimitSubject(
                request.getMethod(),
                exchange.path(),
                ClientAddresses.limitKey(exchange.client()),
                caller.identify(request)));
    if (decided.isEmpty()) {
      return null;
    }
    LimitDecision decision = decided.get();
    fields.limitedBy(decision);
    return decision.accepted()
        ? null
        : new Problem.OverLimit(
            decision.limitClass() + " requests", Duration.ofSeconds(decision.retryAfterSeconds()));
  }

  private @Nullable Problem unacceptable(Request request, Exchange exchange) {
    return Completions.METHODS.contains(request.getMethod())
        ? bodies.refusal(request, exchange.path())
        : new Problem.MethodNotAllowed();
  }

  /// Takes over the connectors' `minRequestDataPerSecond`: see [MeteredBody].
  void measureBodies(Server server) {
    long slowest = 0;
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof ContainerLifeCycle container) {
        for (HttpConnectionFactory http :
            container.getContainedBeans(HttpConnectionFactory.class)) {
          slowest = Math.max(slowest, http.getHttpConfiguration().getMinRequestDataRate());
          http.getHttpConfiguration().setMinRequestDataRate(0);
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
    Exchange exchange =
        new Exchange(
            RequestIds.acceptedOrMade(request.getHeaders().get(AnswerFields.REQUEST_ID)),
            client(request),
            path == null ? WHOLE_SERVER : withoutSlash(path),
            request.getHeadersNanoTime());
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

  private InetAddress client(Request request) {
    InetAddress peer =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    return clients.isTrusted(peer)
        ? clients.client(peer, request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR))
        : peer;
  }

  private static boolean isAdmin(Request request) {
    return ADMIN.equals(request.getConnectionMetaData().getConnector().getName());
  }
}
