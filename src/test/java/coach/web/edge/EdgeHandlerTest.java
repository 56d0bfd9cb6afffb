package coach.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import coach.platform.Origin;
import coach.web.CallerSource;
import coach.web.Contributions;
import coach.web.Exchange;
import coach.web.LimitSubject;
import coach.web.LimitedCaller;
import coach.web.RequestLimits;
import coach.web.WebConfiguration;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// The edge around a handler that notes what it sees, without sockets.
class EdgeHandlerTest {
  /// Where a connector without sockets says that requests come from.
  private static final String OWN_PEER = "0.0.0.0/32";

  private static final Logger LOG = (Logger) LoggerFactory.getLogger(LimitGate.class);

  private final List<LimitSubject> asked = new ArrayList<>();
  private final AtomicReference<@Nullable Request> seen = new AtomicReference<>();
  private final AtomicReference<@Nullable Map<String, String>> left = new AtomicReference<>();
  private final Server server = new Server();
  private final LocalConnector open = new LocalConnector(server);
  private final LocalConnector admin = new LocalConnector(server);

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void everyRequestSaysWhereItComesFromOnBothPorts() throws Exception {
    start(counting(), _ -> Optional.empty());

    for (LocalConnector port : List.of(open, admin)) {
      get(port, "/x", "X-Request-ID: mine-1", "X-Forwarded-For: 2001:db8:1:2:3:4:5:6");

      assertThat(origin())
          .isEqualTo(
              new Origin(
                  "mine-1",
                  InetAddress.ofLiteral("2001:db8:1:2:3:4:5:6"),
                  "2001:db8:1:2:0:0:0:0/64"));
      assertThat(request().getAttribute(Exchange.ATTRIBUTE))
          .isInstanceOfSatisfying(
              Exchange.class, exchange -> assertThat(exchange.origin()).isEqualTo(origin()));
    }
  }

  @Test
  void limitsCountTheOriginsNetwork() throws Exception {
    start(counting(), _ -> Optional.empty());

    get(open, "/x", "X-Forwarded-For: 203.0.113.9");

    assertThat(asked).singleElement().extracting(LimitSubject::clientKey).isEqualTo("203.0.113.9");
    assertThat(origin().network()).isEqualTo("203.0.113.9");
  }

  @Test
  void theCallerIsIdentifiedOnceBeforeLimitsAndWhateverTheyAre() throws Exception {
    var ann = new LimitedCaller("ann", Optional.empty());
    List<String> identified = new ArrayList<>();
    start(
        counting(),
        request -> {
          assertThat(request.getAttribute(Origin.ATTRIBUTE)).isInstanceOf(Origin.class);
          assertThat(asked).as("nobody asked the limits yet").hasSize(identified.size());
          identified.add(request.getMethod() + " " + Request.getPathInContext(request));
          request.setAttribute("caller", "ann");
          return Optional.of(ann);
        });

    get(open, "/x");
    assertThat(request().getAttribute("caller")).isEqualTo("ann");
    get(open, "/exempt");
    assertThat(request().getAttribute("caller")).isEqualTo("ann");
    send(open, "BREW", "/x");
    get(admin, "/x");
    assertThat(request().getAttribute("caller")).as("on the admin port nobody asks").isNull();

    assertThat(identified).containsExactly("GET /x", "GET /exempt", "BREW /x");
    assertThat(asked).extracting(LimitSubject::caller).containsOnly(Optional.of(ann));
  }

  @Test
  void aSourceThatFailsLeavesTheRequestWithoutACaller() throws Exception {
    start(
        counting(),
        _ -> {
          throw new IllegalStateException("a bug");
        });

    ListAppender<ILoggingEvent> errors = new ListAppender<>();
    errors.start();
    LOG.addAppender(errors);
    String answer = get(open, "/x");
    LOG.detachAppender(errors);

    assertThat(answer).startsWith("HTTP/1.1 204 ");
    assertThat(errors.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.ERROR);
    assertThat(asked).singleElement().extracting(LimitSubject::caller).isEqualTo(Optional.empty());
  }

  @Test
  void aThreadForgetsAllThatWasSaidOfARequest() throws Exception {
    start(counting(), _ -> Optional.empty());

    get(open, "/x");

    assertThat(left.get()).isNullOrEmpty();
  }

  private RequestLimits counting() {
    return subject -> {
      asked.add(subject);
      return Optional.empty();
    };
  }

  private void start(RequestLimits limits, CallerSource callers) throws Exception {
    var edge =
        new EdgeHandler(
            new WebConfiguration(
                URI.create("https://coach.example.com"),
                List.of(),
                List.of(OWN_PEER),
                null,
                null,
                null,
                false,
                null),
            Contributions.NONE.withLimits(limits, callers));
    edge.setHandler(inside());
    server.setHandler(around(edge));
    admin.setName("admin");
    server.addConnector(open);
    server.addConnector(admin);
    server.start();
  }

  private Handler inside() {
    return new Handler.Abstract() {
      @Override
      public boolean handle(Request request, Response response, Callback callback) {
        seen.set(request);
        MDC.put("user", "ann");
        response.setStatus(204);
        callback.succeeded();
        return true;
      }
    };
  }

  private Handler around(Handler edge) {
    return new Handler.Wrapper(edge) {
      @Override
      public boolean handle(Request request, Response response, Callback callback)
          throws Exception {
        boolean handled = super.handle(request, response, callback);
        left.set(MDC.getCopyOfContextMap());
        return handled;
      }
    };
  }

  private Request request() {
    return Objects.requireNonNull(seen.get());
  }

  private Origin origin() {
    return (Origin) request().getAttribute(Origin.ATTRIBUTE);
  }

  private static String get(LocalConnector port, String path, String... headers) throws Exception {
    return send(port, "GET", path, headers);
  }

  private static String send(LocalConnector port, String method, String path, String... headers)
      throws Exception {
    return port.getResponse(
        "%s %s HTTP/1.1\r\nHost: test\r\nConnection: close\r\n%s\r\n"
            .formatted(
                method,
                path,
                List.of(headers).stream().map(it -> it + "\r\n").reduce("", String::concat)));
  }
}
