package coach.ops.admin;

import static org.assertj.core.api.Assertions.assertThat;

import coach.ops.AdminToken;
import coach.platform.Problem;
import io.dropwizard.servlets.tasks.Task;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The filter alone, before servlets and tasks that give secrets away.
class RedactedPagesTest {
  private static final String SECRET = "hunter2";

  private final Server server = new Server();
  private final ServerConnector connector = new ServerConnector(server);

  @BeforeEach
  void start() throws Exception {
    AdminFilter filter =
        new AdminFilter(
            new AdminDoor(new AdminToken(Optional.empty())),
            new AdminTasks(
                List.of(
                    task("talkative", output -> output.println("the key is " + SECRET)),
                    task(
                        "refusing",
                        output -> {
                          throw new Problem.Conflict(SECRET + " is in use").toException();
                        }),
                    task(
                        "failing",
                        output -> {
                          throw new IllegalStateException(SECRET + " is wrong");
                        }))),
            text -> text.replace(SECRET, "●●●●●●"));
    ServletContextHandler context = new ServletContextHandler();
    context.addFilter(new FilterHolder(filter), "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(new ServletHolder(new InTwoWrites()), "/*");
    server.setHandler(context);
    server.addConnector(connector);
    server.start();
  }

  @AfterEach
  void stop() throws Exception {
    server.stop();
  }

  @Test
  void aSecretDoesNotSlipThroughBetweenTwoWrites() throws Exception {
    assertThat(send("GET", "/threads").body()).isEqualTo("thread ●●●●●● waits");
    assertThat(send("GET", "/metrics").body()).isEqualTo("thread ●●●●●● waits");
  }

  @Test
  void whatATaskPrintsIsRedacted() throws Exception {
    assertThat(send("POST", "/tasks/talkative").body()).isEqualTo("the key is ●●●●●●\n");
  }

  @Test
  void aTaskThatRefusesSaysSoInOneProblem() throws Exception {
    HttpResponse<String> answer = send("POST", "/tasks/refusing");

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("\"detail\":\"●●●●●● is in use\"");
  }

  @Test
  void aTaskThatFailsGivesNothingAway() throws Exception {
    HttpResponse<String> answer = send("POST", "/tasks/failing");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("\"code\":\"internal\"")
        .doesNotContain(SECRET, "is wrong", "Exception");
  }

  private HttpResponse<String> send(String method, String path) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + connector.getLocalPort() + path))
              .method(method, BodyPublishers.noBody())
              .build(),
          BodyHandlers.ofString());
    }
  }

  private interface Body {
    void run(PrintWriter output);
  }

  private static Task task(String name, Body body) {
    return new Task(name) {
      @Override
      public void execute(Map<String, List<String>> parameters, PrintWriter output) {
        body.run(output);
      }
    };
  }

  /// Half of the secret by one write, half by the next, through the stream or the writer.
  static final class InTwoWrites extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.setContentType("text/plain");
      if (request.getPathInfo().equals("/threads")) {
        response.getOutputStream().print("thread hunt");
        response.flushBuffer();
        response.getOutputStream().print("er2 waits");
      } else {
        response.getWriter().print("thread hunt");
        response.getWriter().flush();
        response.getWriter().print("er2 waits");
      }
    }
  }
}
