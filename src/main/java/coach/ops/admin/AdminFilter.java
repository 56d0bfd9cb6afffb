package coach.ops.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import coach.platform.secret.Redactor;
import com.fasterxml.jackson.databind.ObjectMapper;
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
public final class AdminFilter extends HttpFilter {
  private static final String TASKS = "/tasks/";
  private static final Set<String> PAGES =
      Set.of("/healthcheck", "/metrics", "/threads", "/ping", "/prometheus");
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final transient AdminDoor door;
  private final transient AdminTasks tasks;
  private final transient ObjectMapper json;
  private final transient UnaryOperator<String> redactor;

  AdminFilter(AdminDoor door, AdminTasks tasks, ObjectMapper json) {
    this(door, tasks, json, Redactor::redact);
  }

  AdminFilter(AdminDoor door, AdminTasks tasks, ObjectMapper json, UnaryOperator<String> redactor) {
    this.door = door;
    this.tasks = tasks;
    this.json = json;
    this.redactor = redactor;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = requestId();
    response.setHeader("X-Request-ID", id);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    AdminDoor.Answer answer = door.ask(request);
    switch (answer) {
      case UNAUTHENTICATED -> {
        response.setHeader("WWW-Authenticate", "Bearer realm=\"admin\"");
        refuse(response, AdminProblem.unauthenticated(id));
      }
      case FORBIDDEN -> refuse(response, AdminProblem.forbidden(id));
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
      refuse(response, AdminProblem.notFound(id));
    } else if (!methods(task).contains(request.getMethod())) {
      response.setHeader("Allow", task.isPresent() ? "POST" : "GET, HEAD");
      refuse(response, AdminProblem.methodNotAllowed(id));
    } else if (task.isPresent()) {
      run(task.get(), request, response, answer + " from " + request.getRemoteAddr(), id);
    } else {
      RedactedResponse held = new RedactedResponse(response);
      chain.doFilter(request, held);
      held.release(redactor);
    }
  }

  private void run(
      Task task, HttpServletRequest request, HttpServletResponse response, String who, String id)
      throws IOException {
    switch (tasks.run(task, request.getParameterMap(), who, id)) {
      case AdminTasks.Outcome.Done(var output) ->
          write(response, 200, "text/plain;charset=utf-8", output);
      case AdminTasks.Outcome.Refused(var problem) -> refuse(response, problem);
    }
  }

  private void refuse(HttpServletResponse response, AdminProblem problem) throws IOException {
    write(response, problem.status(), AdminProblem.MEDIA_TYPE, json.writeValueAsString(problem));
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
