package coach.ops.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.platform.Problem;
import coach.platform.problem.ProblemJson;
import coach.platform.problem.ProblemTable;
import coach.platform.problem.ProblemView;
import coach.platform.secret.Redactor;
import io.dropwizard.servlets.tasks.PostBodyTask;
import io.dropwizard.servlets.tasks.Task;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.slf4j.MDC;

/// The only way into the admin port. What is not on its two closed lists does not exist there:
/// Dropwizard's profiler and index page, and tasks that nobody allowed.
final class AdminFilter extends HttpFilter {
  private static final String TASKS = "/tasks/";
  private static final Set<String> PAGES =
      Set.of("/healthcheck", "/metrics", "/threads", "/ping", "/prometheus");
  /// Its labels are from closed sets, and some are named like secrets: masked, they would be one.
  private static final String EXPOSITION = "/prometheus";

  private static final Set<String> READING = Set.of("GET", "HEAD");

  private static final int LONGEST_BODY = 4096;
  private static final Problem TOO_LONG = new Problem.TooLarge("A task takes at most 4096 bytes.");

  private static final Problem LOOPBACK_ONLY =
      new Problem.Forbidden("Without an admin token, from loopback only.");

  private final transient AdminDoor door;
  private final transient AdminTasks tasks;
  private final transient UnaryOperator<String> redactor;

  AdminFilter(AdminDoor door, AdminTasks tasks) {
    this(door, tasks, Redactor::redact);
  }

  AdminFilter(AdminDoor door, AdminTasks tasks, UnaryOperator<String> redactor) {
    this.door = door;
    this.tasks = tasks;
    this.redactor = redactor;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = requestId();
    AdminDoor.Answer answer = door.ask(request);
    switch (answer) {
      case UNAUTHENTICATED -> refuse(response, new Problem.Unauthenticated(), id);
      case FORBIDDEN -> refuse(response, LOOPBACK_ONLY, id);
      case TOKEN, LOOPBACK -> serve(request, response, chain, answer, id);
    }
  }

  private void serve(
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain,
      AdminDoor.Answer answer,
      String id)
      throws IOException, ServletException {
    String path = path(request);
    Optional<Task> task =
        path.startsWith(TASKS) ? tasks.find(path.substring(TASKS.length())) : Optional.empty();
    if (task.isEmpty() && !PAGES.contains(path)) {
      refuse(response, new Problem.NotFound("page or task"), id);
    } else if (!methods(task).contains(request.getMethod())) {
      response.setHeader("Allow", task.isPresent() ? "POST" : "GET, HEAD");
      refuse(response, new Problem.MethodNotAllowed(), id);
    } else if (task.isPresent()) {
      run(task.get(), request, response, answer + " from " + request.getRemoteAddr(), id);
    } else if (path.equals(EXPOSITION)) {
      chain.doFilter(request, response);
    } else {
      RedactedResponse held = new RedactedResponse(response);
      chain.doFilter(request, held);
      held.release(redactor);
    }
  }

  private void run(
      Task task, HttpServletRequest request, HttpServletResponse response, String who, String id)
      throws IOException {
    byte[] body = body(task, request);
    if (body.length > LONGEST_BODY) {
      refuse(response, TOO_LONG, id);
      return;
    }
    switch (tasks.run(task, new String(body, UTF_8), request.getParameterMap(), who, id)) {
      case AdminTasks.Outcome.Done(var output) ->
          write(response, 200, "text/plain;charset=utf-8", output);
      case AdminTasks.Outcome.Refused(var problem) -> refuse(response, problem, id);
    }
  }

  /// Read before the parameters, so that a form's body is never taken for some: they are logged.
  private static byte[] body(Task task, HttpServletRequest request) throws IOException {
    return task instanceof PostBodyTask
        ? request.getInputStream().readNBytes(LONGEST_BODY + 1)
        : new byte[0];
  }

  private void refuse(HttpServletResponse response, Problem problem, String id) throws IOException {
    ProblemView view = ProblemTable.view(problem);
    view.headers().forEach(response::setHeader);
    String body = new String(ProblemJson.STANDARD.render(view, id), UTF_8);
    write(response, view.status(), ProblemJson.STANDARD.mediaType(), body);
  }

  private void write(HttpServletResponse response, int status, String mediaType, String body)
      throws IOException {
    response.setStatus(status);
    response.setContentType(mediaType);
    response.getOutputStream().write(redactor.apply(body).getBytes(UTF_8));
  }

  private static Set<String> methods(Optional<Task> task) {
    return task.isPresent() ? Set.of("POST") : READING;
  }

  /// The edge's, where there is one.
  private static String requestId() {
    return Optional.ofNullable(MDC.get("request_id")).orElseGet(() -> UUID.randomUUID().toString());
  }

  /// As Jetty decoded and normalised it.
  private static String path(HttpServletRequest request) {
    return request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
  }
}
