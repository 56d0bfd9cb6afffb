package coach.ops.admin;

import coach.platform.Problem;
import coach.platform.secret.Redactor;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/// A refusal on the admin port, as `application/problem+json`.
record AdminProblem(
    String type,
    String title,
    int status,
    String detail,
    String code,
    @JsonProperty("request_id") String requestId,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors) {
  static final String MEDIA_TYPE = "application/problem+json";

  static AdminProblem of(int status, String code, String title, String detail, String requestId) {
    return new AdminProblem(
        "about:blank", title, status, Redactor.redact(detail), code, requestId, List.of());
  }

  static AdminProblem unauthenticated(String id) {
    return of(401, "unauthenticated", "Unauthorized", "The admin token is missing or wrong.", id);
  }

  static AdminProblem forbidden(String id) {
    return of(403, "forbidden", "Forbidden", "Without an admin token, loopback only.", id);
  }

  static AdminProblem notFound(String id) {
    return of(404, "not_found", "Not Found", "There is no such page or task.", id);
  }

  static AdminProblem methodNotAllowed(String id) {
    return of(405, "method_not_allowed", "Method Not Allowed", "Not by this method.", id);
  }

  static AdminProblem internal(String id) {
    return of(500, "internal", "Internal Server Error", "The log knows more.", id);
  }

  /// What a task may refuse with; the rest is a mistake in the task.
  static AdminProblem of(Problem problem, String id) {
    return switch (problem) {
      case Problem.Invalid(var errors) ->
          new AdminProblem(
              "about:blank", "Unprocessable", 422, "See errors.", "invalid", id, errors);
      case Problem.NotFound(var what) ->
          of(404, "not_found", "Not Found", "There is no such " + what + ".", id);
      case Problem.Conflict(var detail) -> of(409, "conflict", "Conflict", detail, id);
      case Problem.Unavailable(var dependency, var _) ->
          of(503, "unavailable", "Service Unavailable", dependency + " does not answer.", id);
      default -> internal(id);
    };
  }
}
